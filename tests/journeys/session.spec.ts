import { expect, fillSignIn, signIn, test } from "./support/journey";
import { COLLEAGUE, PEOPLE } from "./support/people";
import { openQueue } from "./support/queue";

test.use({ allowedComplaints: [/401|net::/] });

test("a session that ended asks to sign in in place, and what was decided meanwhile is sent then", async ({
  page,
  context,
}) => {
  await signIn(page);
  await openQueue(page);
  await context.clearCookies();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Your session ended" });
  await expect(dialog).toBeVisible();
  await expect(page.getByText("Removed by you, waiting to be sent")).toBeVisible();
  await expect(page.getByText("Signed out – 1 change saved on this device, will be sent")).toBeVisible();
  await expect(dialog.getByLabel("Email")).toHaveValue(PEOPLE.moderator.email);
  await fillSignIn(page, { ...PEOPLE.moderator, password: "not this one" });
  await expect(dialog.getByRole("alert")).toBeVisible();
  await fillSignIn(page, PEOPLE.moderator);
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Removed, saved/)).toBeVisible();
  await expect(page.getByText("waiting to be sent")).toBeHidden();
});

test("under another name nothing is sent, and the first one's act waits for her", async ({
  page,
  context,
}) => {
  await signIn(page);
  await openQueue(page);
  await context.clearCookies();
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "Your session ended" })).toBeVisible();
  await fillSignIn(page, COLLEAGUE);
  await expect(page.getByRole("button", { name: new RegExp(COLLEAGUE.name) })).toBeVisible();
  await page.goto("/activity");
  await expect(page.getByText("You have not done anything yet")).toBeVisible();
  await context.clearCookies();
  await signIn(page);
  await openQueue(page);
  await expect(page.getByText(/Removed, saved/)).toBeVisible();
});
