import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const activeRow = (page: Page) => page.locator("tr[data-active]");
const cursor = (page: Page) => activeRow(page).getAttribute("data-row");
const shown = (page: Page) => openComment(page).getAttribute("data-comment");
const ignored = (page: Page) => page.locator("[data-ignored]");
const reading = (page: Page) => page.getByRole("complementary", { name: "Reading" });
const decidedByMe = (page: Page) => page.getByText(/(Kept|Removed|Escalated|Reopened) by you/);
const stored = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox")).length);

test("after a search and a sort the cursor stands on a row of the list, and keys act on that row alone", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page);
  // The first comment is no hit: it does not speak of people, as several others do.
  const before = await shown(page);
  await page.keyboard.press("/");
  await page.keyboard.type("people", { delay: 30 });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=people/);
  await expect(page.locator(`[data-row="${before}"]`)).toHaveCount(0);
  await expect.poll(() => cursor(page)).toBe(await shown(page));
  const target = await shown(page);
  await page.keyboard.press("r");
  await expect(page.locator(`tr[data-row="${target}"]`)).toContainText("Removed by you");
  await expect(decidedByMe(page)).toHaveCount(1);

  const kept = await shown(page);
  expect(kept).not.toBe(target);
  const net = page.getByRole("columnheader", { name: "Net" });
  await net.getByRole("button").click();
  await expect(net).toHaveAttribute("aria-sort", "descending");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  expect(await cursor(page)).toBe(kept);
  expect(await shown(page)).toBe(kept);
  await expect(activeRow(page)).toBeInViewport();
});

test("while the list is on its way no key decides, and the page says so", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/comments?*", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("columnheader", { name: "Net" }).getByRole("button").click();
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  await page.keyboard.press("r");
  await expect(ignored(page)).toContainText("1 key press ignored: the list is loading");
  release();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  expect(await stored(page)).toBe(0);
  await expect(decidedByMe(page)).toHaveCount(0);
});

test("what is typed before the page is live goes to the search, and decides nothing", async ({ page }) => {
  await signIn(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/queue?status=open", { waitUntil: "commit" });
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("/");
  await page.keyboard.type("earn week from home", { delay: 20 });
  release();
  await expect(page).toHaveURL(/q=earn/);
  await expect(page.getByRole("searchbox")).toHaveValue("earn week from home");
  await page.getByRole("button", { name: "Take all filters away" }).click();
  await expect(activeRow(page)).toBeVisible();
  expect(await stored(page)).toBe(0);
  await expect(decidedByMe(page)).toHaveCount(0);
});

/** Letters in one breath, however busy the machine is. */
function type(page: Page, word: string): Promise<void> {
  return page.evaluate((letters) => {
    for (const key of letters) {
      const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(press);
    }
  }, word);
}

test("a word typed at the list decides nothing, nor does a key that is held down", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const first = await shown(page);
  await type(page, "rear");
  await expect(ignored(page)).toContainText("too quick, as when one types");
  await page.waitForTimeout(400);
  await expect(decidedByMe(page)).toHaveCount(0);
  expect(await shown(page)).toBe(first);

  await page.keyboard.down("r");
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("r");
  await page.keyboard.up("r");
  await expect(decidedByMe(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Keep", exact: true }).focus();
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(decidedByMe(page)).toHaveCount(2);
});

/** Selects the first words of the comment with the mouse, as one does who wants to say something about them. */
async function selectWords(page: Page): Promise<void> {
  // A press on words that are selected would drag them.
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  const words = openComment(page).locator("[data-at]").first();
  await words.scrollIntoViewIfNeeded();
  const box = await words.boundingBox();
  if (!box) throw new Error("The comment is not drawn");
  await page.mouse.move(box.x + 4, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 110, box.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("toolbar", { name: "Annotate what is selected" })).toBeVisible();
}

test("while words are selected the keys of their bar win, and without it they are the page's again", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page);
  for (const [key, button] of [
    ["n", "Save note"],
    ["t", "Save tag"],
    ["f", "Save flag"],
  ] as const) {
    await selectWords(page);
    await page.keyboard.press(key);
    await expect(page.getByRole("button", { name: button })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await selectWords(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: "Annotate what is selected" })).toHaveCount(0);
  await page.keyboard.press("f");
  await expect(page.getByRole("dialog", { name: "Flag comment" })).toBeVisible();
});

test("the flag dialog does what it prints, and shows the whole comment", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const dialog = page.getByRole("dialog", { name: "Flag comment" });
  const body = ((await openComment(page).locator("[data-subject]").textContent()) ?? "").slice(-40).trim();
  await page.keyboard.press("f");
  await expect(dialog.getByRole("region", { name: "The comment" })).toContainText(body);
  await page.keyboard.press("3");
  await expect(dialog.getByRole("radio", { name: /^3\. / })).toBeChecked();
  await page.keyboard.press("]");
  await expect(dialog.getByRole("button", { name: "High" })).toHaveAttribute("aria-pressed", "true");
  await expect(dialog.locator("kbd", { hasText: "Tab" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
  await expect(dialog.locator("kbd").filter({ visible: true })).toHaveText(["Esc", "Ctrl ↵"]);
  await page.keyboard.type("Number 3 it is");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expect(reading(page).getByText("Number 3 it is")).toBeVisible();
  await page.keyboard.press("f");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("single keys can be switched off: then they need Alt, and no cap is printed", async ({ page }) => {
  await signIn(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Off, only with Alt" }).click();
  await openQueue(page);
  await expect(page.locator("kbd[data-single]").filter({ visible: true })).toHaveCount(0);
  const first = await shown(page);
  await page.keyboard.press("r");
  await page.keyboard.press("j");
  expect(await shown(page)).toBe(first);
  await page.keyboard.press("Alt+j");
  await expect.poll(() => shown(page)).not.toBe(first);
  await page.keyboard.press("Alt+r");
  await expect(decidedByMe(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Remove", exact: true })).toHaveAttribute(
    "aria-keyshortcuts",
    "Alt+R",
  );
  await page.keyboard.press("Alt+?");
  const map = page.getByRole("dialog", { name: "Keys" });
  await expect(map.getByText("Single keys are off. Change")).toBeVisible();
});

test("in a conversation End and Home lead to its last and first comment and keep the focus, and a lost slash decides nothing", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page);
  await page.keyboard.press("c");
  const feed = page.getByRole("feed", { name: "Conversation" });
  const active = feed.locator("[data-active]");
  await expect(active).toBeFocused();
  const count = await active.getAttribute("aria-setsize");
  for (const [key, place] of [
    ["End", count],
    ["Home", "1"],
    ["End", count],
  ] as const) {
    await page.keyboard.press(key);
    await expect(active).toHaveAttribute("aria-posinset", String(place));
    await expect(active).toBeFocused();
    await expect(active).toBeInViewport();
  }
  // Scrolled away by wheel, the comment at hand keeps the focus, and no key touches what cannot be seen.
  await feed.hover();
  await page.mouse.wheel(0, -100_000);
  await expect(active).not.toBeInViewport();
  await expect(active).toBeFocused();
  await page.keyboard.press("r");
  await expect(ignored(page)).toContainText("out of sight");
  await expect(active).toBeInViewport();

  await page.keyboard.press("/");
  await page.keyboard.type("spam are", { delay: 120 });
  await expect(ignored(page)).toContainText("there is no search here");
  expect(await stored(page)).toBe(0);
  await expect(page.getByText(/by you/)).toHaveCount(0);
});
