import { expect, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

test.describe("a session", () => {
  // What is asked without a session is refused, and the browser says so.
  test.use({ allowedComplaints: [/401/] });

  test("ends for good where it is signed out of, also for a cookie that was kept, and from another browser", async ({
    page,
    anotherPage,
    playwright,
    desk,
  }) => {
    await signIn(page);
    const kept = await playwright.request.newContext({
      baseURL: desk.address,
      storageState: await page.context().storageState(),
    });
    expect((await kept.get("/api/counts")).status()).toBe(200);
    expect(await (await kept.get("/api/auth/session")).json()).toMatchObject({
      user: { name: PEOPLE.moderator.name, email: PEOPLE.moderator.email, role: "moderator" },
    });
    await page.goto("/settings");
    await page.getByRole("button", { name: `${PEOPLE.moderator.name}, moderator` }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/login/);
    expect((await kept.get("/api/counts")).status()).toBe(401);
    expect(await (await kept.get("/api/auth/session")).json()).toEqual({});
    await kept.dispose();

    await signIn(page);
    const other = await anotherPage();
    await signIn(other);
    await page.goto("/settings");
    const sessions = page.getByRole("region", { name: "Your sessions" });
    await expect(sessions.getByRole("listitem")).toHaveCount(2);
    await expect(sessions.getByRole("listitem").first()).toContainText("This browser");
    // Times are told in the clock that whoever reads them chose, else in the desk's.
    const signedIn = sessions.locator("time").first();
    await expect(signedIn).toHaveAttribute("title", / JST \(Asia\/Tokyo\)$/);
    const appearance = page.getByRole("region", { name: "Appearance" });
    await appearance.getByLabel("Time zone").selectOption("America/New_York");
    await expect(signedIn).toHaveAttribute("title", / \(America\/New_York\)$/);
    await expect(signedIn).toContainText("GMT-");
    await sessions.getByRole("button", { name: /^Sign out of/ }).click();
    await expect(sessions.getByRole("listitem")).toHaveCount(1);
    expect((await other.request.get("/api/counts")).status()).toBe(401);
    expect((await page.request.get("/api/counts")).status()).toBe(200);
  });
});

test.describe("the audit log", () => {
  test.use({ allowedComplaints: [/403/] });

  test("shows an admin who signed in and what was refused, filtered and as a file; nobody else opens it", async ({
    page,
    anotherPage,
  }) => {
    const viewer = await anotherPage();
    await signIn(viewer, PEOPLE.viewer);
    await viewer.goto("/audit");
    await expect(viewer.getByRole("table")).toHaveCount(0);
    expect((await viewer.request.get("/audit/export")).status()).toBe(403);

    await signIn(page, PEOPLE.admin);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Open the audit log" }).click();
    const log = page.getByRole("table", { name: "Audit log" });
    await expect(log.getByRole("row").filter({ hasText: "Signed in" })).toHaveCount(2);
    await page.getByLabel("Person").selectOption(PEOPLE.viewer.name);
    await page.getByLabel("Action").selectOption("Failed and refused");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(/kind=refusal/);
    await expect(log.getByRole("row").filter({ hasText: "Refused: not in the role" })).not.toHaveCount(0);
    await expect(log.getByRole("row").filter({ hasText: "Signed in" })).toHaveCount(0);
    const file = await (await page.request.get("/audit/export?kind=session")).text();
    expect(file).toContain("session.begin");
    expect(file).not.toContain(PEOPLE.admin.password);
  });
});
