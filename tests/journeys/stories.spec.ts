import { STORY } from "@/tests/support/story-articles";
import { importThread } from "./support/imports";
import { expect, expectAccessible, sidewaysScrolls, signIn, test } from "./support/journey";
import { openQueue } from "./support/queue";

/** The page of an article with one comment. */
function pageOf({ outlet, title, paragraphs }: (typeof STORY)[keyof typeof STORY]): string {
  const head = ["national", title, "1 Comments\nBy A. Reporter", ...paragraphs, `© ${outlet} 2026.`];
  const thread = [
    "©2026 GPlusMedia Inc.",
    "1 Comments\nLogin to comment",
    "That is not what she said.",
    "1 ( +3 / -2 )",
  ];
  return `${[...head, ...thread, "Login to leave a comment"].join("\n\n")}\n`;
}

test("reports of one event are found, laid side by side and refused, and stay refused after another import", async ({
  page,
}) => {
  await signIn(page);
  const { gazette, ledger, unrelated } = STORY;
  const words = await importThread(page, { name: "gazette.txt", text: pageOf(gazette) });
  await importThread(page, { name: "unrelated.txt", text: pageOf(unrelated) });
  await importThread(page, { name: "ledger.txt", text: pageOf(ledger) });

  const thread = `article=${new URLSearchParams(words).get("article")}`;
  const coverage = page.getByRole("region", { name: "Other coverage" });
  await expect(async () => {
    await openQueue(page, thread);
    await expect(coverage.getByRole("link")).toHaveCount(1, { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(coverage.getByRole("link", { name: ledger.title })).toContainText("Same event");
  await expectAccessible(page);

  await page.keyboard.press("s");
  await expect(page.getByRole("article", { name: ledger.title })).toBeVisible();
  await expect(page.getByText("1 sentence shared, 1 sentence nearly, 1 quotation differs")).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.locator("#left-1")).toBeFocused();
  await expect(page.locator("[data-active]")).toHaveCount(2);
  await expect(page.locator("#right-1 strong").first()).toHaveText("no one ought to pass");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Another story" }).click();
  await expect(page.getByText("Another story, says Mori")).toBeVisible();
  await importThread(page, {
    name: "ledger again.txt",
    text: pageOf(ledger).replace("1 ( +3 / -2 )", "2 ( +4 / -2 )"),
  });
  await openQueue(page, thread);
  await expect(coverage.getByText("1 said to tell of another story")).toBeVisible();
  await coverage.getByText("1 said to tell of another story").click();
  const beside = await coverage.getByRole("link").getAttribute("href");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(beside ?? "");
  await expect(page.getByText("Another story, says Mori")).toBeVisible();
  expect(await sidewaysScrolls(page)).toEqual([]);
  await page.getByRole("button", { name: "As the desk found it" }).click();
  await expect(page.getByText("Same event, as the desk found it")).toBeVisible();
});
