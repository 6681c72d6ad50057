import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const WORDS = ["pier", "buoy", "lamp", "rope", "tide", "gull", "mast", "keel"];
const bodyOf = (word: string) =>
  `The ${word} at the end of the quay has stood there for as long as anybody knows.`;

/** A page on which the last comment quotes the second. */
function copyOf(votes: string): string {
  const bodies = [...WORDS.map(bodyOf), `${bodyOf("buoy")}\n\nNobody has ever asked the harbourmaster.`];
  return pageText({
    title: "Who answers whom on the quay",
    comments: bodies.map((body) => ({ body, votes })),
  });
}

test("a moderator corrects what a comment answers, which outlives an import, and undoes it", async ({
  page,
}) => {
  await signIn(page);
  const words = await importThread(page, { name: "monday.txt", text: copyOf("1 ( +3 / -2 )") });
  const quoting = `article=${new URLSearchParams(words).get("article")}&q=harbourmaster`;
  const reading = page.getByRole("complementary", { name: "Reading" });
  const line = reading.locator("article");
  await openQueue(page, quoting);
  // What it answers is worked out soon after the import.
  await expect(async () => {
    await page.reload();
    await expect(line.getByText("answers No. 2")).toBeVisible({ timeout: 1500 });
  }).toPass();

  await page.keyboard.press("p");
  const number = reading.getByRole("combobox", { name: "Number of the comment that it answers" });
  await expect(number).toBeFocused();
  await expect(reading.getByRole("option", { name: /No. 2/ })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(reading.getByRole("option", { name: /No. 3/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("99");
  await expect(reading.getByText("There is no other No. 99 in this thread.")).toBeVisible();
  await number.fill("");
  await page.keyboard.type("4");
  await expect(reading.getByRole("option", { name: /No. 4/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(number).toBeHidden();
  await expect(line.getByText("answers No. 4")).toBeVisible();
  await expect(line.getByText("corrected by Mori")).toBeVisible();
  await expect(page.getByText(/Answers No. 4, saved/)).toBeVisible();

  await importThread(page, { name: "sunday.txt", text: copyOf("2 ( +4 / -2 )") });
  await openQueue(page, quoting);
  await expect(openComment(page)).toContainText("harbourmaster");
  await expect(line.getByText("answers No. 4")).toBeVisible();
  await expect(line.getByText("corrected by Mori")).toBeVisible();

  await page.keyboard.press("p");
  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await expect(line.getByText("answers nobody")).toBeVisible();
  await expect(page.getByText(/Answers nobody, saved/)).toBeVisible();
  await page.keyboard.press("u");
  await expect(line.getByText("answers No. 4")).toBeVisible();
  await expect(page.getByText(/Undone, saved/)).toBeVisible();
  await page.reload();
  await expect(line.getByText("answers No. 4")).toBeVisible();
});
