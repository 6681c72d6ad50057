import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { pageText } from "@/tests/support/page-text";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { openComment, walkQueue } from "./support/queue";

// A page that others own: it stands beside the project, and only where it was put there.
const SEED = fileURLToPath(new URL("../../../shared/seeds/002_4578c7f1029e5e61.txt", import.meta.url));
// The eleventh does not add up, as pages sometimes do not.
const VOTES = [
  "34 ( +36 / -2 )",
  "-5 ( +2 / -7 )",
  "15 ( +17 / -2 )",
  "52 ( +52 / -0 )",
  "0 ( +0 / -0 )",
  "-31 ( +3 / -34 )",
  "44 ( +45 / -1 )",
  "-2 ( +4 / -6 )",
  "1 ( +1 / -0 )",
  "18 ( +19 / -1 )",
  "-5 ( +37 / -40 )",
  "1071 ( +1072 / -1 )",
];
const OWN_PAGE = {
  name: "night-ferry.txt",
  text: pageText({
    title: "Night ferry may stop in March",
    comments: VOTES.map((votes, index) => ({ body: `Passenger ${index + 1} takes the ferry.`, votes })),
    claimed: 10,
  }),
};
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

const visit = (page: Page) => page.getByRole("region", { name: "Files of this visit" });

/** The card of one file of this visit. */
const card = (page: Page, name: string) => visit(page).getByRole("listitem").filter({ hasText: name });

const warnings = (page: Page, name: string) =>
  card(page, name).getByRole("list", { name: "Warnings" }).getByRole("listitem");

/** The page is read anew after each import: until then even its title may be on the way. */
async function untilHistoryNames(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("region", { name: "Earlier" }).getByRole("link", { name })).toBeVisible();
  await expect(page).toHaveTitle(/Imports/);
}

async function choose(page: Page, files: { name: string; bytes: Buffer }[]): Promise<void> {
  const input = page.getByTestId("import-files");
  await input.setInputFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: "text/plain", buffer: bytes })),
  );
}

async function importAndRead(page: Page, name: string, bytes: Buffer): Promise<string[]> {
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [{ name, bytes }]);
  await expect(card(page, name)).toContainText("1 article, 12 comments, 12 new");
  const warning = warnings(page, name).filter({ hasText: /\b10\b.*\b12\b/ });
  await expect(warning).toBeVisible();
  await untilHistoryNames(page, name);
  await expectAccessible(page);

  await warning.getByRole("link", { name: "the thread" }).click();
  await expect(page).toHaveURL(/\/queue\?article=.*sort=position/);
  await expect(openComment(page)).toBeVisible();
  return walkQueue(page, async () => {
    const place = await page.getByRole("heading", { name: /^No\. \d+ of 12$/ }).textContent();
    return `${place}: ${await page.locator("aside output").textContent()}`;
  });
}

async function importAgain(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto("/imports");
  await choose(page, [{ name, bytes }]);
  await expect(card(page, name)).toContainText("1 article, 12 comments, nothing new");
}

const inPageOrder = (votes: readonly string[]) =>
  votes.map((printed, index) => `No. ${index + 1} of 12: ${printed}`);

test("a page is imported, its wrong claim is told, and its thread is read in page order", async ({
  page,
}) => {
  const bytes = Buffer.from(OWN_PAGE.text);
  expect(await importAndRead(page, OWN_PAGE.name, bytes)).toEqual(inPageOrder(VOTES));
  await importAgain(page, OWN_PAGE.name, bytes);
  const oddVotes = warnings(page, OWN_PAGE.name).filter({ hasText: "-5 ( +37 / -40 )" });
  await oddVotes.getByRole("link", { name: "No. 11" }).click();
  await expect(page.getByRole("heading", { name: "No. 11 of 12" })).toBeVisible();
  await expect(page.locator("aside output")).toHaveText("-5 ( +37 / -40 )");
});

const seedTest = existsSync(SEED) ? test : test.skip;

seedTest(
  "the twelve comments of 002_4578c7f1029e5e61.txt are read with their votes as printed",
  async ({ page }) => {
    const bytes = readFileSync(SEED);
    const printed = bytes.toString().match(/^-?\d+ \( \+\d+ \/ -\d+ \)$/gm) ?? [];
    expect(printed).toHaveLength(12);
    expect(await importAndRead(page, basename(SEED), bytes)).toEqual(inPageOrder(printed));
    await importAgain(page, basename(SEED), bytes);
  },
);

test.describe("files that are no pages", () => {
  test.use({ allowedComplaints: [/400 .*\/api\/imports/] });

  test("are refused with a reason, and the others of the same drop are imported", async ({ page }) => {
    await signIn(page);
    await page.goto("/imports");
    await choose(page, [
      { name: "a-picture.txt", bytes: PNG },
      { name: "b-empty.txt", bytes: Buffer.alloc(0) },
      { name: OWN_PAGE.name, bytes: Buffer.from(OWN_PAGE.text) },
    ]);
    await expect(card(page, OWN_PAGE.name)).toContainText("12 new");
    for (const [name, reason] of [
      ["a-picture.txt", "Line 1: this is a PNG picture, not text; save the page as text and import that."],
      ["b-empty.txt", "Line 1: the file holds no text; save the page again."],
    ] as const) {
      await expect(card(page, name)).toContainText("not imported");
      await expect(card(page, name).getByRole("alert")).toContainText(reason);
    }
    const history = page.getByRole("region", { name: "Earlier" });
    await expect(history.getByRole("link", { name: "a-picture.txt" })).toContainText("refused");
    await history.getByRole("link", { name: "b-empty.txt" }).click();
    await expect(page.getByRole("region", { name: "Import of b-empty.txt" })).toContainText("Not imported");
    await expectAccessible(page);
  });
});
