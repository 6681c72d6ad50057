import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/journey";
import { openQueue } from "./support/queue";

const activeRow = (page: Page) => page.locator("tr[data-active]");
const cursor = (page: Page) => activeRow(page).getAttribute("data-row");
const says = (page: Page, text: string, count: number) =>
  expect(page.getByText(text, { exact: false })).toHaveCount(count);

/** What the key caps print that can be seen now. */
async function caps(page: Page): Promise<string[]> {
  return [...new Set(await page.locator("kbd").filter({ visible: true }).allTextContents())];
}

async function dialogOpens(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("dialog", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function leadsTo(page: Page, place: RegExp): Promise<void> {
  await expect(page).toHaveURL(place);
  await page.goBack();
  await expect(activeRow(page)).toBeVisible();
}

const moves = (page: Page, before: string | null) => expect.poll(() => cursor(page)).not.toBe(before);

type Cap = {
  cap: string;
  key: string;
  does: (page: Page, before: string | null) => Promise<unknown>;
};

/** Every cap that the queue prints, in an order in which each can be tried. */
const CAPS: readonly Cap[] = [
  { cap: "J", key: "j", does: moves },
  { cap: "K", key: "k", does: moves },
  { cap: "X", key: "x", does: (page) => says(page, "1 selected", 1) },
  { cap: "Esc", key: "Escape", does: (page) => says(page, "1 selected", 0) },
  { cap: "/", key: "/", does: (page) => expect(page.getByRole("searchbox")).toBeFocused() },
  { cap: "", key: "Escape", does: (page) => expect(page.getByRole("searchbox")).not.toBeFocused() },
  { cap: "?", key: "?", does: (page) => dialogOpens(page, "Keys") },
  { cap: "F", key: "f", does: (page) => dialogOpens(page, "Flag comment") },
  { cap: "N", key: "n", does: (page) => expect(page.getByRole("textbox", { name: "Note" })).toBeFocused() },
  {
    cap: "",
    key: "Escape",
    does: (page) => expect(page.getByRole("textbox", { name: "Note" })).toHaveCount(0),
  },
  { cap: "S", key: "s", does: (page) => leadsTo(page, /\/beside\//) },
  { cap: "L", key: "l", does: (page) => leadsTo(page, /like=/) },
  { cap: "C", key: "c", does: (page) => leadsTo(page, /\/articles\//) },
  { cap: "A", key: "a", does: (page) => says(page, "Kept by you", 1) },
  { cap: "R", key: "r", does: (page) => says(page, "Removed by you", 1) },
  { cap: "E", key: "e", does: (page) => says(page, "Escalated by you", 1) },
  { cap: "U", key: "u", does: (page) => says(page, "Escalated by you", 0) },
];

test("every key cap of the queue does what it says", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const printed = await caps(page);
  expect(printed.filter((cap) => !CAPS.some((one) => one.cap === cap))).toEqual([]);
  expect(printed).toEqual(expect.arrayContaining(["A", "R", "E", "F", "N", "U", "J", "K", "C", "?"]));
  // Esc is printed once something is selected.
  const due = CAPS.filter(({ cap }) => cap === "" || cap === "Esc" || printed.includes(cap));
  for (const { cap, key, does } of due) {
    const before = await cursor(page);
    await test.step(`${cap || key}`, async () => {
      await page.keyboard.press(key);
      await does(page, before);
    });
  }
});
