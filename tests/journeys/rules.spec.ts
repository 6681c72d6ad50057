import { expect, expectAccessible, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";
import { openQueue } from "./support/queue";

test("earlier cases are shown while flagging, and a rule changes with its versions and examples", async ({
  page,
}) => {
  await signIn(page, PEOPLE.admin);
  await openQueue(page);
  const dialog = page.getByRole("dialog", { name: "Flag comment" });
  await page.keyboard.press("f");
  await page.keyboard.press("2");
  await expect(dialog.getByText("Nothing flagged under this rule was decided yet.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("r");
  await expect(page.getByText(/Removed, saved/)).toBeVisible();
  await page.keyboard.press("f");
  await page.keyboard.press("2");
  await expect(dialog.getByText(`Removed, ${PEOPLE.admin.name}`)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await page.getByRole("link", { name: "Hate", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Of 1 comment flagged lately: 1 removed" })).toBeVisible();
  await page.getByRole("button", { name: "Make an example" }).click();
  await page.getByLabel("Why").fill("It names a whole people.");
  await page.getByRole("button", { name: "Add to the examples" }).click();
  await expect(page.getByText("It names a whole people.")).toBeVisible();

  await page.getByRole("button", { name: "Change" }).click();
  await page.getByLabel("What it asks").fill("No contempt for anybody because of what they were born as.");
  await page.getByRole("button", { name: "Put in force" }).click();
  await expect(page.getByText("Version 2 is in force.", { exact: false })).toBeVisible();
  await page.getByText(/^Version 2:/).click();
  await expect(page.locator("ins", { hasText: "anybody" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByText("Retired: it is no longer offered.", { exact: false })).toBeVisible();
});
