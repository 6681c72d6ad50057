import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { pageText } from "@/tests/support/page-text";
import { card, choose, confirmImport, folderField, openChanges, previewed } from "./support/imports";
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

const warnings = (page: Page) => page.getByRole("list", { name: "Warnings" }).getByRole("listitem");

async function importAndRead(page: Page, name: string, text: string | Buffer): Promise<string[]> {
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [{ name, text }]);
  const preview = await previewed(page, name);
  const added = await openChanges(preview, "New");
  await expect(added.getByRole("listitem")).toHaveCount(12);
  await expect(added.getByRole("link")).toHaveCount(0);
  await expectAccessible(page);
  const done = await confirmImport(page, name);
  await expect(done).toContainText("1 new article, 12 comments, 12 new, 0 marked as gone");

  await done.getByRole("link", { name: `Report of ${name}` }).click();
  const warning = warnings(page).filter({ hasText: /\b10\b.*\b12\b/ });
  await expect(warning).toBeVisible();
  await expectAccessible(page);
  await warning.getByRole("link", { name: "the thread" }).click();
  await expect(page).toHaveURL(/\/queue\?article=.*sort=position/);
  await expect(openComment(page)).toBeVisible();
  return walkQueue(page, async () => {
    const place = await page.getByRole("heading", { name: /^No\. \d+ of 12$/ }).textContent();
    return `${place}: ${await page.locator("aside [data-votes]").textContent()}`;
  });
}

async function importAgain(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.goto("/imports");
  await choose(page, [{ name, text }]);
  const preview = await previewed(page, name);
  await expect(preview).toContainText("Nothing would change: the desk has all of this.");
  await expect(await confirmImport(page, name)).toContainText(
    "1 article, 12 comments, nothing new, 0 marked as gone",
  );
}

const inPageOrder = (votes: readonly string[]) =>
  votes.map((printed, index) => `No. ${index + 1} of 12: ${printed}`);

test("a page is previewed and imported, its wrong claim is told, and its thread is read in page order", async ({
  page,
}) => {
  const { name, text } = OWN_PAGE;
  expect(await importAndRead(page, name, text)).toEqual(inPageOrder(VOTES));
  await importAgain(page, name, text);
  await card(page, name)
    .getByRole("link", { name: `Report of ${name}` })
    .click();
  const oddVotes = warnings(page).filter({ hasText: "-5 ( +37 / -40 )" });
  await oddVotes.getByRole("link", { name: "No. 11" }).click();
  await expect(page.getByRole("heading", { name: "No. 11 of 12" })).toBeVisible();
  await expect(page.locator("aside [data-votes]")).toHaveText("-5 ( +37 / -40 )");
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

test("files that are no pages are refused with a reason, and the others of the same drop are previewed", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [{ name: "a-picture.txt", text: PNG }, { name: "b-empty.txt", text: "" }, OWN_PAGE]);
  await previewed(page, OWN_PAGE.name);
  for (const [name, reason] of [
    ["a-picture.txt", /PNG picture/],
    ["b-empty.txt", /holds no text/],
  ] as const) {
    await expect(card(page, name)).toContainText("not imported");
    await expect(card(page, name).getByRole("alert")).toContainText(reason);
  }
  const history = page.getByRole("region", { name: "Earlier" });
  await expect(history.getByRole("link", { name: "a-picture.txt" })).toContainText("not imported");
  await expectAccessible(page);
  await history.getByRole("link", { name: "b-empty.txt" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("alert").filter({ hasText: "Not imported" })).toBeVisible();
  await expectAccessible(page);
});

test("a discarded preview writes nothing, and an upload can be cancelled on its way", async ({ page }) => {
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [OWN_PAGE]);
  const preview = await previewed(page, OWN_PAGE.name);
  await preview.getByRole("button", { name: `Discard ${OWN_PAGE.name}` }).click();
  await expect(preview).toContainText("discarded; nothing was written");
  await expect(preview.getByRole("heading", { name: OWN_PAGE.name })).toBeFocused();
  await page.goto("/articles?q=night ferry may stop");
  await expect(page.getByRole("heading", { name: "No title says that" })).toBeVisible();

  await page.goto("/imports");
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 40_000 };
  await network.send("Network.emulateNetworkConditions", slow);
  await choose(page, [{ name: "slow.txt", text: "A line that takes its time.\n".repeat(40_000) }]);
  const sending = card(page, "slow.txt");
  await expect(sending.getByRole("progressbar", { name: "slow.txt, sent" })).toBeVisible();
  await expect(sending.getByText("rate")).toBeVisible();
  await expect(sending.getByText("left", { exact: true })).toBeVisible();
  await sending.getByRole("button", { name: "Cancel slow.txt" }).click();
  await expect(sending).toContainText("cancelled; nothing of it was imported");
  await sending.getByRole("button", { name: "Put slow.txt away" }).click();
  await expect(sending).toHaveCount(0);
});

test("without a mouse: files are chosen, previewed, looked through and imported, and the focus stays with them", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/imports");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({
    name: OWN_PAGE.name,
    mimeType: "text/plain",
    buffer: Buffer.from(OWN_PAGE.text),
  });
  const preview = await previewed(page, OWN_PAGE.name);
  await expect(page.getByRole("status").filter({ hasText: "ready; nothing is written yet" })).toHaveCount(1);
  const tabTo = async (name: string) => {
    const wanted = preview.getByRole("button", { name });
    for (let presses = 0; presses < 40; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await tabTo("New");
  await page.keyboard.press("Enter");
  await expect(preview.getByRole("list", { name: "New" }).getByRole("listitem")).toHaveCount(12);
  await tabTo(`Import ${OWN_PAGE.name}`);
  await page.keyboard.press("Enter");
  await expect(preview).toContainText("12 new", { timeout: 45_000 });
  await expect(preview.getByRole("heading", { name: OWN_PAGE.name })).toBeFocused();
});

/** Drops files on the desk, as soon as it takes them. */
async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  const send = (kind: "dragover" | "drop") =>
    page.evaluate(
      ({ given, type }) => {
        const dataTransfer = new DataTransfer();
        for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      { given: files, type: kind },
    );
  await expect(async () => {
    await send("dragover");
    await expect(page.getByText(/^Let go /)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await send("drop");
}

test("a folder is one import, and files dropped on any page are previewed", async ({ page }) => {
  const late = { name: "late.txt", text: pageText({ title: "A late one", comments: [{ body: "Late." }] }) };
  const folder = mkdtempSync(join(tmpdir(), "komainu-folder-"));
  for (const { name, text } of [OWN_PAGE, late]) writeFileSync(join(folder, name), text);
  await signIn(page);
  await page.goto("/imports");
  await folderField(page).setInputFiles(folder);
  const name = `${basename(folder)} (2 files)`;
  await expect(await confirmImport(page, name)).toContainText("2 new articles, 13 comments, 13 new");
  rmSync(folder, { recursive: true });
  await card(page, name)
    .getByRole("link", { name: `Report of ${name}` })
    .click();
  await expect(page.getByRole("table", { name: "Files" }).getByRole("rowheader")).toHaveText([
    /late\.txt/,
    /night-ferry\.txt/,
  ]);

  await page.goto("/queue");
  await expect(openComment(page)).toBeVisible();
  await drop(page, [OWN_PAGE, late]);
  await expect(page).toHaveURL(/\/imports$/);
  await expect(await previewed(page, late.name)).toContainText("Nothing would change");
  await previewed(page, OWN_PAGE.name);
  await page.getByRole("button", { name: "Import all 2" }).click();
  await expect(card(page, late.name)).toContainText("1 article, 1 comment, nothing new", { timeout: 45_000 });
});
