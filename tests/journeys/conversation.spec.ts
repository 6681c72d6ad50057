import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, sidewaysScrolls, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const SAID =
  "The lanterns on the old pier were paid for by the fishermen of the eastern quay in a hard winter.";
const ANSWER =
  "Nobody in the town hall remembers it that way, and the bills are in the archive for all to see.";
const TEXT = pageText({
  title: "Lanterns on the old pier",
  comments: [
    { body: SAID, votes: "12 ( +14 / -2 )" },
    {
      body: "A quiet street is worth more than any lantern, if you ask those who sleep.",
      votes: "-3 ( +11 / -14 )",
    },
    { body: `${SAID}\n${ANSWER}`, votes: "-12 ( +2 / -14 )" },
    { body: `${ANSWER}\nThen show us the bills.`, votes: "30 ( +31 / -1 )" },
  ],
});

test("a thread is read as a conversation: from quote to source and back, folded, and beside its article", async ({
  page,
}) => {
  await signIn(page);
  const thread = await importThread(page, { name: "pier.txt", text: TEXT });
  const article = new URLSearchParams(thread).get("article");

  // Who quotes whom is worked out after the import.
  await expect(async () => {
    await openQueue(page, `article=${article}&sort=-position`);
    await expect(openComment(page).getByText("Quotes No. 3")).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("q");
  await expect(openComment(page).locator("[data-here]")).toContainText("Nobody in the town hall");
  await expect(openComment(page).getByText("quoted by No. 4")).toBeVisible();
  await page.keyboard.press("q");
  await expect(openComment(page).locator("[data-here]")).toContainText("Quotes No. 3");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(new RegExp(`/articles/${article}`));

  const feed = page.getByRole("feed", { name: "Conversation" });
  const turn = (number: number) =>
    feed.getByRole("article").filter({ has: page.getByRole("heading", { name: `No. ${number} ` }) });
  await expect(turn(4)).toBeFocused();
  await expect(feed.getByRole("article")).toHaveCount(4);
  await expectAccessible(page);

  await page.keyboard.press("q");
  await expect(turn(3)).toBeFocused();
  await expect(turn(3).locator("[data-here]")).toContainText("Nobody in the town hall");
  await page.keyboard.press("ArrowLeft");
  await expect(turn(3).getByRole("button", { name: "1 answer, +30" })).toBeVisible();
  await expect(turn(4)).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await expect(turn(1)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(turn(1).getByRole("button", { name: "2 answers, −12 to +30" })).toBeVisible();
  await page.getByRole("button", { name: "Disputed" }).click();
  await expect(page).toHaveURL(/sort=disputed/);
  await expect(feed.getByRole("article").first()).toContainText("A quiet street");

  await page.keyboard.press("k");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/queue\?article=/);
  await expect(openComment(page)).toContainText("A quiet street");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/articles/${article}`);
  await page.getByRole("button", { name: "Article", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Lanterns on the old pier", level: 2 })).toBeVisible();
  await page.getByRole("button", { name: "Conversation", exact: true }).click();
  await expect(turn(1)).toBeVisible();
  expect(await sidewaysScrolls(page)).toEqual([]);
  await expectAccessible(page);
});
