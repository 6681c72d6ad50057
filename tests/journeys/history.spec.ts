import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { openComment, openQueue } from "./support/queue";

const WORDS = ["pier", "buoy", "lamp", "rope", "tide", "gull", "mast", "keel", "dock", "sail", "crab", "oar"];
const bodyOf = (word: string) =>
  `The ${word} at the end of the quay has stood there for as long as anybody knows.`;
const EDITED = "The rope at the end of the quay has hung there for as long as anybody knows, I am told.";

/** One copy of the page: a week later the lamp is voted down, the rope's text is another, and the oar is gone. */
function copyOf(isLater: boolean): string {
  const there = WORDS.filter((word) => !(isLater && word === "oar"));
  const comments = there.map((word, index) => ({
    body: isLater && word === "rope" ? EDITED : bodyOf(word),
    votes: isLater && word === "lamp" ? "-38 ( +2 / -40 )" : `${index} ( +${index} / -0 )`,
  }));
  return pageText({ title: "Things on the quay", comments });
}

test("a later copy of a page shows which votes swung, what was edited and what is gone", async ({ page }) => {
  await signIn(page);
  const words = await importThread(page, { name: "monday.txt", text: copyOf(false) });
  const thread = `article=${new URLSearchParams(words).get("article")}`;
  await openQueue(page, `${thread}&q=rope`);
  await page.keyboard.press("a");
  await expect(page.getByText(/Kept, saved/)).toBeVisible();
  await importThread(page, { name: "sunday.txt", text: copyOf(true) });

  await openQueue(page, `${thread}&sort=netChange`);
  const reading = page.getByRole("complementary", { name: "Reading" });
  await expect(openComment(page)).toContainText("lamp");
  await expect(reading.getByText("Sudden swing")).toBeVisible();
  await reading.getByText("Sudden swing").click();
  await expect(reading.getByText("-38 ( +2 / -40 )")).toHaveCount(2);
  await expect(page.getByRole("grid").getByText("Swing −40")).toBeVisible();
  await expectAccessible(page);

  await openQueue(page, `${thread}&edited=yes`);
  await expect(reading.getByText("Decided on an earlier version")).toBeVisible();
  await reading.getByText(/^Edited at its source/).click();
  await expect(reading.locator("del", { hasText: "stood" })).toBeVisible();
  await expect(reading.locator("ins", { hasText: "hung" })).toBeVisible();
  await expect(reading.getByText("Kept by Mori")).toBeVisible();
  await expectAccessible(page);

  await openQueue(page, `${thread}&gone=yes`);
  await expect(openComment(page)).toContainText("oar");
  await expect(reading.getByText(/^Gone from its source since/).first()).toBeVisible();
});

test("swings, edits and what is gone can be asked for from the filters", async ({ page }) => {
  await signIn(page);
  await openQueue(page);
  await page.getByRole("button", { name: "Add a filter" }).click();
  await page.getByRole("button", { name: "Sudden swing" }).click();
  await expect(page).toHaveURL(/swing=yes/);
  await page.getByLabel("Unusual, at least").fill("3.5");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/deviationMin=3.5/);
  await page.getByRole("button", { name: "Remove filter votes: sudden swing" }).click();
  await expect(page).not.toHaveURL(/swing/);
});
