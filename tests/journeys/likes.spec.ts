import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const AD =
  "I was in debt until a friend showed me how to earn four thousand a week from home in two hours a day.";
const COMMENTS = [
  { body: AD, votes: "-9 ( +1 / -10 )" },
  { body: "The ferry was late again on Tuesday, and nobody at the pier knew when the next would go." },
  { body: `${AD.toUpperCase()} 🔥🔥`, votes: "-7 ( +0 / -7 )" },
  { body: `Friends! ${AD}`, votes: "-8 ( +0 / -8 )" },
];

test("comments that say the same are shown together, removed as one and brought back as one", async ({
  page,
}) => {
  await signIn(page);
  const text = pageText({ title: "Night ferry keeps its lamps", comments: COMMENTS });
  const words = await importThread(page, { name: "ferry.txt", text });
  const reading = page.getByRole("complementary", { name: "Reading" });
  const chip = reading.getByRole("button", { name: "3 like this" });
  await openQueue(page, `article=${new URLSearchParams(words).get("article")}&sort=net`);
  await expect(openComment(page)).toContainText("I was in debt");
  // They are found soon after the import.
  await expect(async () => {
    await page.reload();
    await expect(chip).toBeVisible({ timeout: 1500 });
  }).toPass();

  await page.keyboard.press("l");
  await expect(page).toHaveURL(/like=/);
  const grid = page.getByRole("grid", { name: "Comments" });
  await expect(grid).toHaveAttribute("aria-rowcount", "4");
  await expect(page.getByRole("button", { name: "Remove filter only: says the same" })).toBeVisible();

  await page.keyboard.press("l");
  await expect(page.getByText("3 comments say nearly the same")).toBeVisible();
  await expect(page.getByText("3 open", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Act on all 3 open" }).click();
  const dialog = page.getByRole("dialog", { name: "Act on all 3 at once" });
  await expect(dialog.getByText("% alike")).toHaveCount(2);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page);
  await expect(dialog.getByRole("button", { name: "Moderate all 3" })).toBeDisabled();
  await expect(dialog.locator("[aria-pressed=true]")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await dialog.getByRole("button", { name: "Remove all 3" }).click();
  await expect(page.getByText("Removed 3 of 3 comments.")).toBeVisible();
  // What lies behind the dialog is out of reach for roles.
  await expect(page.locator("tr[data-done]")).toHaveCount(3);

  await page.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("Removed 3 as one")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Undone 3 comments.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).last().click();
  await expect(page.locator("tr[data-done]")).toHaveCount(0);

  await page.goto("/likes");
  const line = page.getByRole("row", { name: /I was in debt/i });
  await expect(line.getByRole("cell").nth(1)).toHaveText("3");
  await expectAccessible(page);
  await line.getByRole("link").press("Enter");
  await expect(page).toHaveURL(/like=/);
});
