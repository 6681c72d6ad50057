import { expect, signIn, test } from "./support/journey";
import { COLLEAGUE, PEOPLE } from "./support/people";
import { openComment, openQueue } from "./support/queue";

const shownId = (page: Parameters<typeof openComment>[0]) => openComment(page).getAttribute("data-comment");

test("overturning what a colleague just did is asked about, left by Esc, done by Enter, and told to the colleague", async ({
  page,
  anotherPage,
}) => {
  const colleague = await anotherPage();
  await signIn(page);
  await signIn(colleague, COLLEAGUE);
  await openQueue(page);
  await openQueue(colleague);
  const id = await shownId(page);
  expect(await shownId(colleague)).toBe(id);

  await colleague.keyboard.press("r");
  await expect(colleague.getByText(/Removed, saved/)).toBeVisible();
  await expect(page.getByText(`Removed by ${COLLEAGUE.name}`).first()).toBeVisible();
  await page.keyboard.press("a");
  const question = page.getByRole("dialog", { name: "Keep what a colleague decided?" });
  await expect(question).toContainText(`${COLLEAGUE.name} removed this`);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByText("Left as it was")).toBeVisible();
  expect(await shownId(page)).toBe(id);

  await page.keyboard.press("a");
  await expect(question).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Kept, saved/)).toBeVisible();
  const rail = colleague.getByRole("navigation", { name: "Desk" });
  await expect(rail.getByRole("link", { name: /^Annotations/ })).toContainText("1");
  await expect(colleague).toHaveTitle(/^\(1\) /);
  await colleague.keyboard.press("g");
  await colleague.keyboard.press("n");
  await expect(
    colleague.getByText(`${PEOPLE.moderator.name} changed a decision: removed to kept`),
  ).toBeVisible();
  await expect(colleague).toHaveTitle(/^Annotations/);
});

test("a removal takes rule, severity and note with it, the note saved and chosen by its number", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page);
  const first = await shownId(page);
  await page.keyboard.press("Shift+R");
  const form = page.getByRole("dialog", { name: "Remove comment" });
  await expect(form).toBeVisible();
  await page.keyboard.press("3");
  const note = form.getByRole("textbox", { name: "Note" });
  await note.fill("Seen on three other pages");
  await page.reload();
  await expect(openComment(page)).toBeVisible();
  await page.getByRole("button", { name: "Decide with a reason" }).click();
  await page.getByRole("menuitem", { name: /^Remove with a reason/ }).click();
  await expect(form).toBeVisible();
  await page.keyboard.press("3");
  await expect(note).toHaveValue("Seen on three other pages");
  await form.getByRole("button", { name: "Save as a reason for this rule" }).click();
  await expect(form.getByRole("list", { name: /^Saved reasons/ })).toContainText("Seen on three other pages");
  await expect(note).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(page.getByText(/Removed, saved/)).toBeVisible();

  await expect.poll(() => shownId(page)).not.toBe(first);
  await page.keyboard.press("Shift+R");
  await expect(form).toBeVisible();
  await page.keyboard.press("3");
  await page.keyboard.press("Shift+Digit1");
  await expect(note).toHaveValue("Seen on three other pages");
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await page.keyboard.press("k");
  await expect(page.getByRole("region", { name: "Decisions" })).toContainText("Seen on three other pages");
});
