import { COLOURS, expect, expectAccessible, sidewaysScrolls, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

// The browser itself complains of the one page that is not there.
test.use({ allowedComplaints: [/404 .*\/nowhere\)/] });

const PAGES = [
  { path: "/articles", heading: "Articles" },
  { path: "/articles?q=zzznothing", heading: "No title says that" },
  { path: "/imports", heading: "Imports" },
  { path: "/settings", heading: "House rules" },
  { path: "/audit", heading: "Audit log" },
  { path: "/rules", heading: "House rules" },
  { path: "/rules/insult", heading: "Personal insult" },
  { path: "/queue?status=removed", heading: "Nothing waits here" },
  { path: "/nowhere", heading: "Nothing is filed here" },
];
const WINDOWS = [
  { name: "a desk's", width: 1440, height: 900 },
  { name: "a phone's", width: 390, height: 844 },
];

for (const { name, ...size } of WINDOWS) {
  test(`every page fits ${name} window, and axe finds nothing wrong by day or by night`, async ({ page }) => {
    await page.setViewportSize(size);
    await signIn(page, PEOPLE.admin);
    for (const { path, heading } of PAGES) {
      await test.step(path, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(path);
        await expect(
          page.getByRole("main").getByRole("heading", { name: heading, exact: true }),
        ).toBeVisible();
        expect(await sidewaysScrolls(page), path).toEqual([]);
        // The same window at 200 %, but no narrower than 320 px.
        await page.setViewportSize({ width: Math.max(320, size.width / 2), height: size.height / 2 });
        expect(await sidewaysScrolls(page), `${path} at 200 %`).toEqual([]);
        await page.setViewportSize(size);
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: "dark" });
        await expectAccessible(page, COLOURS);
      });
    }
  });
}

test("what a browser and a search engine ask for by themselves is there, for anybody", async ({ page }) => {
  for (const [path, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/icon.svg", "image/svg+xml"],
    ["/apple-touch-icon.png", "image/png"],
    ["/manifest.webmanifest", "application/manifest+json"],
    ["/robots.txt", "text/plain"],
  ] as const) {
    const answer = await page.request.get(path);
    expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([
      path,
      200,
      expect.stringContaining(type),
    ]);
  }
  expect(await (await page.request.get("/robots.txt")).text()).toContain("Disallow: /");
  const { icons } = await (await page.request.get("/manifest.webmanifest")).json();
  for (const { src } of icons) expect((await page.request.get(src)).status(), src).toBe(200);
});
