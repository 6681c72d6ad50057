import { expect, expectAccessible, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

test("an admin removes the sample pages with one click, and nothing waits any more", async ({ page }) => {
  await signIn(page, PEOPLE.admin);
  await page.goto("/queue");
  const rail = page.getByRole("navigation", { name: "Desk" });
  await expect(rail.getByRole("link", { name: "Open", exact: false }).first()).not.toHaveText("Open0");
  await rail.getByRole("link", { name: "Remove them" }).click();
  await page.getByRole("button", { name: "Remove the sample pages" }).click();
  const question = page.getByRole("dialog", { name: "Remove the sample pages?" });
  await expectAccessible(page);
  await question.getByLabel("Your own password").fill(PEOPLE.admin.password);
  await question.getByRole("button", { name: "Remove", exact: true }).click();

  await expect(page.getByText("The sample pages are gone.")).toBeVisible();
  for (const name of ["Open", "Flagged", "Escalated", "Kept", "Removed", "All comments"]) {
    await expect(rail.getByTitle(name, { exact: true })).toHaveText(`${name}0`);
  }
  await expect(rail.getByText(/sample page/)).toBeHidden();
  await rail.getByTitle("Open", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits here" })).toBeVisible();
  await page.goto("/articles");
  await expect(page.getByRole("heading", { name: "No articles yet" })).toBeVisible();
});
