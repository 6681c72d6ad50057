import type { Page } from "@playwright/test";
import { COLOURS, expect, expectAccessible, sidewaysScrolls, signIn, test } from "./support/journey";
import { COLLEAGUE, PEOPLE } from "./support/people";

const reading = (page: Page) => page.getByRole("complementary", { name: "Reading" });
const activeRow = (page: Page) => page.locator("tr[data-active]");
const shownId = (page: Page) => page.locator("article[data-comment]").getAttribute("data-comment");

/** The queue at this address, with its first comment open. */
async function openQueue(page: Page, words = "status=open"): Promise<void> {
  await page.goto(`/queue?${words}`);
  await expect(page.locator("article[data-comment]")).toBeVisible();
  await expect(reading(page).getByRole("heading", { name: "Thread", exact: false })).toBeVisible();
}

async function nets(page: Page): Promise<number[]> {
  const cells = await page.locator("tbody tr td:nth-child(3)").allTextContents();
  return cells.filter((text) => text !== "?").map((text) => Number(text.replace("−", "-")));
}

test("the list is what the address says, sorted by its heads, narrowed by words, and the way back works", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page, "status=open&netMax=-1&sort=-net");
  const figures = await nets(page);
  expect(figures.length).toBeGreaterThan(1);
  expect(Math.max(...figures)).toBeLessThan(0);
  expect(figures).toEqual(figures.toSorted((a, b) => b - a));
  const head = page.getByRole("columnheader", { name: "Net" });
  await expect(head).toHaveAttribute("aria-sort", "descending");

  await openQueue(page);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("button").click();
  await expect(page).toHaveURL(/sort=-net/);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await page.goBack();
  await expect(head).toHaveAttribute("aria-sort", "ascending");

  // None of these letters is a key while a field takes them.
  const first = await shownId(page);
  await page.keyboard.press("/");
  await page.keyboard.type("jrak");
  expect(await shownId(page)).toBe(first);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expect(page).toHaveURL(/q=jrak/);
  await page.getByRole("button", { name: "Take all filters away" }).click();
  await expect(activeRow(page)).toBeVisible();
  await expect(page.getByText("Removed by you")).toBeHidden();
});

test("a comment is flagged, noted, decided and undone by keyboard alone", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const first = await shownId(page);

  await page.keyboard.press("f");
  await expect(page.getByRole("dialog", { name: "Flag comment" })).toBeVisible();
  await page.keyboard.press("7");
  await page.keyboard.press("]");
  // At once, while the dialog closes: what is pressed then is meant for the desk.
  await page.keyboard.press("Enter");
  await page.keyboard.press("n");
  await page.keyboard.type("A note, written with keys: jkare");
  await page.keyboard.press("Control+Enter");
  await expect(reading(page).getByText("Off topic")).toBeVisible();
  await expect(reading(page).getByText("high")).toBeVisible();
  await expect(reading(page).getByText("A note, written with keys: jkare")).toBeVisible();

  await page.keyboard.press("r");
  await expect.poll(() => shownId(page)).not.toBe(first);
  await expect(page.getByText("Removed by you")).toBeVisible();
  await expect(page.getByText(/Removed, saved/)).toBeVisible();

  await page.keyboard.press("u");
  await expect.poll(() => shownId(page)).toBe(first);
  await expect(page.getByText("Removed by you")).toBeHidden();
  await expect(page.getByText(/Undone, saved/)).toBeVisible();

  await page.reload();
  await page.goto(`/queue?status=open&comment=${first}`);
  await expect(reading(page).getByText("A note, written with keys: jkare")).toBeVisible();
  await expect(reading(page).getByText("Off topic")).toBeVisible();
});

test("several checked comments are decided with one key and undone with one", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await expect(page.getByText("3 selected – actions apply to all 3")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText("Kept by you")).toHaveCount(3);
  await expect(page.getByText(/3 comments: kept, saved/)).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Kept by you")).toHaveCount(0);
});

test.describe("two moderators", () => {
  test.use({ allowedComplaints: [/net::ERR_FAILED/] });

  test("the second one is told who was first, and nothing is overwritten", async ({ page, anotherPage }) => {
    const colleague = await anotherPage();
    await signIn(page);
    await signIn(colleague, COLLEAGUE);
    // The first one's desk hears of nothing, as on a bad line.
    await page.route("**/api/events", (route) => route.abort());
    await openQueue(page);
    await openQueue(colleague);
    const id = await shownId(page);
    expect(await shownId(colleague)).toBe(id);

    await colleague.keyboard.press("a");
    await expect(colleague.getByText(/Kept, saved/)).toBeVisible();
    await page.keyboard.press("r");
    await expect(page.getByText("1 decision not saved: the comment was decided already.")).toBeVisible();
    await page.getByRole("button", { name: "Show" }).click();
    const notice = page.getByRole("alert").filter({ hasText: COLLEAGUE.name });
    await expect(notice).toContainText("Nothing was overwritten");
    await notice.getByRole("button", { name: "Remove anyway" }).click();
    await expect(page.getByText("Removed by you")).toBeVisible();
    await expect(page.getByText(/Removed, saved/)).toBeVisible();
    // The colleague hears of it without reloading.
    await expect(colleague.getByText(`Removed by ${PEOPLE.moderator.name}`).first()).toBeVisible();
  });
});

test.describe("without a network", () => {
  test.use({ allowedComplaints: [/net::|Failed to fetch/] });

  test("decisions wait in the browser and are sent when it is back", async ({ page, context }) => {
    await signIn(page);
    await openQueue(page);
    await context.setOffline(true);
    await page.keyboard.press("a");
    await page.keyboard.press("r");
    await expect(page.getByText("Offline – 2 changes saved on this device, will be sent")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/Removed, saved/)).toBeVisible();
    await page.goto("/queue?status=removed");
    await expect(activeRow(page)).toBeVisible();
  });
});

test("on a phone the list leads to the reading, and the browser's back button returns", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await page.goto("/queue?status=open");
  // On a busy machine the list is there before it hears a finger.
  await expect(async () => {
    await page.locator("tbody tr").nth(1).click();
    await expect(reading(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  const keep = await page.getByRole("button", { name: "Keep" }).boundingBox();
  expect(keep?.height).toBeGreaterThanOrEqual(52);
  await page.goBack();
  await expect(reading(page)).toBeHidden();

  // Once one is ticked, a touch of a row ticks it too.
  await page
    .getByRole("checkbox", { name: /^Select No\./ })
    .nth(0)
    .check();
  await page.locator("tbody tr").nth(2).click();
  await expect(page.getByText("2 selected")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Flag", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Flag 2 comments" });
  await expect(sheet.getByRole("radio").first()).toBeVisible();
  await expect(sheet.locator("kbd").filter({ visible: true })).toHaveCount(0);
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(/Removed by you/)).toHaveCount(2);
  await expect(page.getByText("2 selected")).toHaveCount(0);
});

test("axe finds nothing wrong with the desk, its dialogs and its empty list, and forced colours leave what is drawn", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page);
  expect(await sidewaysScrolls(page)).toEqual([]);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, COLOURS);
  await page.keyboard.press("f");
  await page.keyboard.press("2");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await expect(page.getByText("Kept by you")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("x");
  await page.emulateMedia({ forcedColors: "active" });
  const drawn = await page.evaluate(() => {
    const styleOf = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
    const ground = styleOf("main").backgroundColor;
    return {
      votes: [styleOf(".bg-vote-up"), styleOf(".bg-vote-down")].map((one) => one.backgroundColor !== ground),
      rings: ["nav [aria-current]", "[aria-pressed=true]", "tr[data-active]"].map(
        (one) => styleOf(one).outlineStyle,
      ),
      tick: styleOf("input:checked").appearance,
    };
  });
  // The row has the focus as well.
  expect(drawn).toEqual({ votes: [true, true], rings: ["solid", "solid", "double"], tick: "auto" });
  const scroller = page.locator("[data-more]").filter({ has: page.getByRole("grid") });
  await expect(scroller).not.toHaveAttribute("data-more", "beside");
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect(scroller).toHaveAttribute("data-more", "beside");
  await page.goto("/queue?status=open&tag=nothing");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expectAccessible(page);
});
