import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const PARAGRAPHS = [
  "The council of Asanagi voted for a harbour tram on Tuesday, after a dispute of eleven years.",
  "The town says it will open a car park behind the fish market. Mitsuko Haneda drew the plans for it.",
  "The ferry company may end its night service across the bay when the tram opens.",
];
const COMMENTS = [
  {
    body: "The town says it will open a car park behind the fish market.\n\nIt stinks there.",
    votes: "-4 ( +4 / -8 )",
  },
  { body: "Haneda never carried a refrigerator home.", votes: "6 ( +7 / -1 )" },
  { body: "So the ferry company ends the night service. How do I get home?", votes: "9 ( +9 / -0 )" },
  { body: "Finally some good news.", votes: "1 ( +1 / -0 )" },
];

test("a paragraph's margin leads to the comments that answer it, each beside the sentence that it answers", async ({
  page,
}) => {
  await signIn(page);
  const text = pageText({ title: "Council votes for a tram", paragraphs: PARAGRAPHS, comments: COMMENTS });
  const words = await importThread(page, { name: "tram.txt", text });
  const article = new URLSearchParams(words).get("article");
  await openQueue(page, `article=${article}&sort=position`);
  const reading = page.getByRole("complementary", { name: "Reading" });
  await expect(openComment(page)).toContainText("It stinks there.");

  // The thread's context is worked out after the import.
  const margin = reading.getByRole("link", { name: /^2 comments answer paragraph 2, 1 quotes it/ });
  await expect(margin).toBeVisible({ timeout: 30_000 });
  await expect(margin).toHaveAccessibleName(/11 up, 9 down/);
  await expect(reading.locator("mark", { hasText: "behind the fish market." }).last()).toBeVisible();
  await expect(reading.getByText("The page declares")).toBeVisible();
  await reading.getByText(/^Readers approve/).click();
  await expect(reading.getByRole("img", { name: /^Comments by net votes/ })).toBeVisible();

  await margin.click();
  await expect(page).toHaveURL(/paragraph=2/);
  const grid = page.getByRole("grid", { name: "Comments" });
  await expect(grid).toHaveAttribute("aria-rowcount", "3");
  await page.keyboard.press("j");
  await expect(openComment(page)).toContainText("Haneda");
  await expect(reading.locator("mark", { hasText: "Mitsuko Haneda drew the plans" })).toBeVisible();
  await expect(reading.getByText(/^Perhaps answered here|^Likely answered here/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Remove filter paragraph: 2" }).click();
  await expect(page).not.toHaveURL(/paragraph/);
  await expect(grid).toHaveAttribute("aria-rowcount", "5");
});
