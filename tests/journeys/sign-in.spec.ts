import { expect, expectAccessible, fillSignIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

test("whoever is not signed in is asked to, and then gets the page they came for", async ({ page }) => {
  await page.goto("/articles");
  await expect(page).toHaveURL(/\/login/);
  await fillSignIn(page, PEOPLE.viewer);
  await expect(page).toHaveURL(/\/articles$/);
});

test("signing in leads to the queue", async ({ page }) => {
  await page.goto("/login");
  await fillSignIn(page, PEOPLE.moderator);
  await expect(page).toHaveURL(/\/queue/);
  await expect(page.getByRole("main")).toBeVisible();
});

test.describe("a refused password", () => {
  test.use({ allowedComplaints: [/401/] });

  test("a wrong password is refused without telling whether the address is known", async ({ page }) => {
    await page.goto("/login");
    await fillSignIn(page, { ...PEOPLE.moderator, password: "not it at all" });
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await expect(page.getByLabel("Password")).toBeVisible();
    const known = await page.getByRole("alert").filter({ hasText: /\S/ }).textContent();
    await page.goto("/login");
    await fillSignIn(page, { email: "nobody@desk.example", password: "not it at all" });
    await expect(page.getByRole("alert").filter({ hasText: known ?? "" })).toBeVisible();
  });
});

test("axe finds nothing wrong with the sign-in page, by day and by night", async ({ page }) => {
  await page.goto("/login");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});
