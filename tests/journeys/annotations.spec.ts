import type { Page } from "@playwright/test";
import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { COLLEAGUE } from "./support/people";
import { openComment, openQueue } from "./support/queue";

const SENTENCE = "The barge was seen off the pier at nine.";
const BODY = `Nobody asks the pilots. ${SENTENCE} That is all I know.`;
const EDITED = `Nobody asks the pilots, as ever. ${SENTENCE} That is all.`;

const copyOf = (body: string) =>
  pageText({
    title: "The barge and the pier",
    comments: [{ body }, { body: "I was there and saw no barge at all." }],
  });

const margin = (page: Page) => openComment(page).getByRole("region", { name: "Annotations" });
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? "");

test("a passage chosen by keys is annotated, answered and resolved, and keeps its place through an edit at the source", async ({
  page,
  anotherPage,
}) => {
  await signIn(page);
  const words = await importThread(page, { name: "monday.txt", text: copyOf(BODY) });
  const thread = `article=${new URLSearchParams(words).get("article")}&sort=position`;
  await openQueue(page, thread);

  await page.keyboard.press("m");
  await expect(page.getByRole("application", { name: "Choose a passage" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => selected(page)).toBe(SENTENCE);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Who says so, @no");
  await expect(page.getByRole("option", { name: "Noor" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("?");
  await page.reload();
  await expect(page.getByLabel("Note on the passage")).toHaveValue("Who says so, @Noor ?");
  await page.keyboard.press("Control+Enter");
  await expect(margin(page).getByText("Who says so, @Noor ?")).toBeVisible();
  await expect(openComment(page).locator("[data-marks]")).toHaveText(SENTENCE);
  await expectAccessible(page);

  const noor = await anotherPage();
  await signIn(noor, COLLEAGUE);
  await noor.goto("/queue");
  await noor
    .getByRole("navigation", { name: "Desk" })
    .getByRole("link", { name: /^Annotations 1$/ })
    .click();
  await expect(noor.getByRole("link", { name: "Naming me" })).toHaveAttribute("aria-current", "page");
  await expectAccessible(noor);
  await noor.getByRole("link", { name: SENTENCE }).press("Enter");
  const entry = margin(noor).getByRole("listitem").first();
  await expect(entry).toBeFocused();
  await entry.getByRole("button", { name: "Answer" }).click();
  await noor.keyboard.type("The harbour master, on page two.");
  await noor.keyboard.press("Control+Enter");
  await expect(margin(noor).getByText("The harbour master, on page two.")).toBeVisible();
  await margin(noor).getByRole("button", { name: "Resolve" }).click();
  await expect(margin(noor).getByText(/Resolved by Noor/)).toBeVisible();
  await expect(margin(page).getByText(/Resolved by Noor/)).toBeVisible();

  await importThread(page, { name: "sunday.txt", text: copyOf(EDITED) });
  await openQueue(page, thread);
  await expect(openComment(page)).toContainText("as ever");
  await expect(openComment(page).locator("[data-marks]")).toHaveText(SENTENCE);
});
