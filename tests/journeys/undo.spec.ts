import { expect, signIn, test } from "./support/journey";
import { COLLEAGUE } from "./support/people";
import { openComment, openQueue } from "./support/queue";

test("u goes on with the log after a reload, an annotation and a reply in their turn", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  const first = await openComment(page).getAttribute("data-comment");
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Note" }).fill("Look at this one");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/Note written, saved/)).toBeVisible();
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByLabel("Answer to the note").fill("I did");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Answers" })).toContainText("I did");
  await page.keyboard.press("Escape");
  await page.locator("body").press("r");
  await expect(page.getByText(/Removed, saved/)).toBeVisible();

  await openQueue(page);
  await page.keyboard.press("u");
  await expect(page.getByText(/Undone: Removed/)).toBeVisible();
  // It is back in the list, and read.
  await expect(openComment(page)).toHaveAttribute("data-comment", first ?? "");
  await expect(page.getByText("I did")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText(/Undone: Replied to a note/)).toBeVisible();
  await expect(page.getByText("I did")).toBeHidden();
  await page.keyboard.press("u");
  await expect(page.getByText(/Undone: Wrote a note/)).toBeVisible();
  await expect(page.getByText("Look at this one")).toBeHidden();
  await page.keyboard.press("u");
  await expect(page.getByText("Nothing to undo")).toBeVisible();

  await page.goto("/activity");
  const table = page.getByRole("table", { name: "What you did, newest first" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByText(/^Undone/)).toHaveCount(3);
});

test("an act is undone where it is listed, on another device, and refused where a colleague acted since", async ({
  page,
  anotherPage,
}) => {
  await signIn(page);
  await openQueue(page);
  const first = await openComment(page).getAttribute("data-comment");
  await page.keyboard.press("a");
  await expect(page.getByText(/Kept, saved/)).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByText(/Escalated, saved/)).toBeVisible();

  const device = await anotherPage();
  await signIn(device);
  await device.goto("/activity");
  await device.getByRole("button", { name: "Undo: Escalated" }).click();
  await expect(device.getByText(/^Undone/)).toHaveCount(1);

  const other = await anotherPage();
  await signIn(other, COLLEAGUE);
  await openQueue(other, `status=kept&comment=${first}`);
  await expect(openComment(other)).toHaveAttribute("data-comment", first ?? "");
  await other.keyboard.press("r");
  // Asked about only while the colleague's decision is some seconds old.
  const question = other.getByRole("dialog", { name: "Remove what a colleague decided?" });
  await expect(question.or(other.getByText(/Removed, saved/))).toBeVisible();
  if (await question.isVisible()) await other.keyboard.press("Enter");
  await expect(other.getByText(/Removed, saved/)).toBeVisible();
  await device.getByRole("button", { name: "Undo: Kept" }).click();
  await expect(device.getByText(/^Not undone: Noor removed it/)).toBeVisible();
});
