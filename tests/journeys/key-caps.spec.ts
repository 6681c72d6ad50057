import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/journey";
import { openQueue } from "./support/queue";

const activeRow = (page: Page) => page.locator("tr[data-active]");
const cursor = (page: Page) => activeRow(page).getAttribute("data-row");
const reading = (page: Page) => page.getByRole("complementary", { name: "Reading" });

/** What the key caps print that can be seen now. */
async function caps(page: Page): Promise<string[]> {
  return [...new Set(await page.locator("kbd").filter({ visible: true }).allTextContents())].toSorted();
}

test("every key cap of the queue does what it says", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const does = new Map<string, () => Promise<unknown>>([
    [
      "J",
      async () => {
        const before = await cursor(page);
        await page.keyboard.press("j");
        await expect.poll(() => cursor(page)).not.toBe(before);
      },
    ],
    [
      "K",
      async () => {
        const before = await cursor(page);
        await page.keyboard.press("k");
        await expect.poll(() => cursor(page)).not.toBe(before);
      },
    ],
    [
      "X",
      async () => {
        await page.keyboard.press("x");
        await expect(page.getByText("1 selected")).toBeVisible();
      },
    ],
    [
      "Esc",
      async () => {
        await page.keyboard.press("Escape");
        await expect(page.getByText("1 selected")).toHaveCount(0);
      },
    ],
    [
      "/",
      async () => {
        await page.keyboard.press("/");
        await expect(page.getByRole("searchbox")).toBeFocused();
        await page.keyboard.press("Escape");
      },
    ],
    [
      "?",
      async () => {
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      },
    ],
    [
      "F",
      async () => {
        await page.keyboard.press("f");
        await expect(page.getByRole("dialog", { name: "Flag comment" })).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      },
    ],
    [
      "N",
      async () => {
        await page.keyboard.press("n");
        await expect(reading(page).getByRole("textbox", { name: "Note" })).toBeFocused();
        await page.keyboard.press("Escape");
      },
    ],
    [
      "A",
      async () => {
        await page.keyboard.press("a");
        await expect(page.getByText("Kept by you")).toHaveCount(1);
      },
    ],
    [
      "R",
      async () => {
        await page.keyboard.press("r");
        await expect(page.getByText("Removed by you")).toHaveCount(1);
      },
    ],
    [
      "E",
      async () => {
        await page.keyboard.press("e");
        await expect(page.getByText("Escalated by you")).toHaveCount(1);
      },
    ],
    [
      "U",
      async () => {
        await page.keyboard.press("u");
        await expect(page.getByText("Escalated by you")).toHaveCount(0);
      },
    ],
    [
      "S",
      async () => {
        await page.keyboard.press("s");
        await expect(page).toHaveURL(/\/beside\//);
        await page.goBack();
        await expect(activeRow(page)).toBeVisible();
      },
    ],
    [
      "L",
      async () => {
        await page.keyboard.press("l");
        await expect(page).toHaveURL(/like=/);
        await page.goBack();
        await expect(activeRow(page)).toBeVisible();
      },
    ],
    [
      "C",
      async () => {
        await page.keyboard.press("c");
        await expect(page).toHaveURL(/\/articles\//);
      },
    ],
  ]);
  const printed = await caps(page);
  expect(printed.filter((cap) => !does.has(cap))).toEqual([]);
  expect(printed).toEqual(expect.arrayContaining(["A", "C", "E", "F", "J", "K", "N", "R", "U"]));
  const due = [...does.keys()].filter((cap) => printed.includes(cap) || cap === "Esc");
  for (const cap of due) await does.get(cap)?.();
});
