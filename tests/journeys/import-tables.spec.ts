import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { card, choose, confirmImport, openChanges, previewed } from "./support/imports";
import { expect, expectAccessible, sidewaysScrolls, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

const HEAD = "comment_id,parent_id,article_title,author,posted_at,body,net,upvotes,downvotes,state";
const LINES = [
  "1,,Harbour tram,Ines,2026-03-01T10:00:00Z,I have lived here for thirty-one years.,-4,8,12,approved",
  "2,1,Harbour tram,Noor,2026-03-01T11:00:00Z,So have I.,2,3,1,approved",
  "3,99,Harbour tram,Kai,on a Sunday,Nobody asked me.,1,1,0,approved",
];
const table = (lines: readonly string[], head = HEAD) => `${[head, ...lines].join("\n")}\n`;
const TODAY = { name: "export.csv", text: table(LINES) };
const LATER = {
  name: "export-later.csv",
  text: table([
    "1,,Harbour tram,Ines,2026-03-01T10:00:00Z,I have lived here for thirty-two years.,-63,9,72,approved",
    ...LINES.slice(1),
    "4,,Harbour tram,Ada,2026-03-02T09:00:00Z,A new voice.,0,0,0,approved",
  ]),
};

async function importFile(page: Page, file: { name: string; text: string }): Promise<void> {
  await page.goto("/imports");
  await choose(page, [file]);
  await confirmImport(page, file.name);
}

test("what a later export changed is listed before it is imported, kept after, and can be taken along", async ({
  page,
}) => {
  await signIn(page);
  await importFile(page, TODAY);
  await choose(page, [LATER]);
  const preview = await previewed(page, LATER.name);
  const edited = await openChanges(preview, "Edited");
  await expect(edited.locator("del")).toHaveText("one");
  await expect(edited.locator("ins")).toHaveText("two");
  const votes = await openChanges(preview, "Votes changed");
  await expect(votes.getByRole("listitem")).toHaveCount(1);
  await expect(votes).toContainText("-63 ( +9 / -72 )");
  await expect(votes).toContainText("−59");
  await expectAccessible(page);
  await expect(await confirmImport(page, LATER.name)).toContainText("1 new");

  await card(page, LATER.name)
    .getByRole("link", { name: `Report of ${LATER.name}` })
    .click();
  const changed = page.getByRole("region", { name: "What this import changed" });
  const kept = await openChanges(changed, "Edited");
  await expect(kept.locator("ins")).toHaveText("two");
  const kinds = page.getByRole("navigation", { name: "Kinds of warnings" });
  const all = page.getByRole("list", { name: "Warnings" }).getByRole("listitem");
  const before = await all.count();
  expect(before).toBeGreaterThan(1);
  await kinds.getByRole("link", { name: /Dates that cannot be read/ }).click();
  await expect(page).toHaveURL(/code=bad_date/);
  await expect(all).toHaveCount(1);
  await expect(all).toContainText("on a Sunday");
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Warnings", exact: true }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(before + 1);
  await kinds.getByRole("link", { name: /Answers a comment that is not there/ }).click();
  await all.getByRole("link", { name: "No. 3" }).click();
  await expect(page.getByText("Nobody asked me.").first()).toBeVisible();
});

const FOREIGN = {
  name: "leserbriefe.csv",
  text: table(
    ["Der Hafen ist zu laut.,Jo,4,Hafenbahn", "Mir nicht.,Ute,1,Hafenbahn"],
    "Betrifft,Wer,Zahl,Worueber",
  ),
};

test("what the columns of a table of strangers mean is told by hand, and the preview follows", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [FOREIGN]);
  const one = card(page, FOREIGN.name);
  const mapping = one.getByRole("region", { name: "What the columns mean" });
  await expect(
    mapping.getByRole("listitem").filter({ hasText: "Der Hafen ist zu laut." }).first(),
  ).toBeVisible({
    timeout: 45_000,
  });
  for (const [heading, meaning] of [
    ["Betrifft", "body"],
    ["Wer", "author"],
    ["Zahl", "upvotes"],
    ["Worueber", "article_title"],
  ] as const) {
    await mapping.getByLabel(`Meaning of ${heading}`).selectOption(meaning);
  }
  await expectAccessible(page);
  await mapping.getByRole("button", { name: "Preview again" }).click();
  await expect(mapping.getByRole("button", { name: "Preview again" })).toBeHidden();
  const preview = await previewed(page, FOREIGN.name);
  const added = await openChanges(preview, "New");
  await expect(added.getByRole("listitem").first()).toContainText("Jo, Hafenbahn");
  await expect(await confirmImport(page, FOREIGN.name)).toContainText("1 new article, 2 comments, 2 new");
});

test("everybody at the desk sees an import under way and as it ends, and a viewer can do nothing to it", async ({
  page,
  anotherPage,
}) => {
  const viewer = await anotherPage();
  await signIn(viewer, PEOPLE.viewer);
  await viewer.goto("/imports");
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [TODAY]);
  await previewed(page, TODAY.name);
  await expect(card(viewer, TODAY.name)).toContainText("ready; nothing is written yet");
  await expect(card(viewer, TODAY.name).getByRole("button", { name: /^(Import|Discard)/ })).toHaveCount(0);
  await openChanges(card(viewer, TODAY.name), "New");
  await expectAccessible(viewer);

  // Whoever sent it may close the tab: the desk has it.
  await page.reload();
  await (await previewed(page, TODAY.name)).getByRole("button", { name: `Import ${TODAY.name}` }).click();
  const earlier = viewer.getByRole("region", { name: "Earlier" });
  await expect(earlier.getByRole("link", { name: TODAY.name })).toContainText("3 comments, 3 new", {
    timeout: 45_000,
  });
  await expect(earlier.getByRole("link", { name: TODAY.name })).toContainText(PEOPLE.moderator.name);
  await earlier.getByRole("link", { name: TODAY.name }).click();
  await expect(viewer.getByRole("region", { name: "What this import changed" })).toBeVisible();
  await expectAccessible(viewer);
});

test("an admin changes what spam becomes, and the next import does as told; others read the rule", async ({
  page,
  anotherPage,
}) => {
  const moderator = await anotherPage();
  await signIn(moderator);
  await moderator.goto("/imports");
  await moderator.getByRole("link", { name: "the desk’s rule" }).click();
  const rule = moderator.getByRole("region", { name: "States at the source" });
  await expect(rule.getByRole("row", { name: /^Spam/ })).toContainText("Removed");
  await expect(rule.getByRole("combobox")).toHaveCount(0);

  await signIn(page, PEOPLE.admin);
  await page.goto("/settings");
  await page.getByLabel("Spam becomes").selectOption("escalated");
  await expect(page.getByText("What is spam at its source becomes Escalated here.")).toBeVisible();
  const spam = "7,,Harbour tram,Bot,2026-03-01T10:00:00Z,Buy this fish.,0,0,0,spam";
  await importFile(page, { name: "spam.csv", text: table([spam]) });
  await page.goto("/queue?status=escalated");
  await expect(page.getByRole("grid").getByText("Buy this fish.")).toBeVisible();
});

const WINDOWS = [
  { width: 390, height: 844 },
  { width: 2560, height: 1200 },
];

async function expectFit(page: Page): Promise<void> {
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await sidewaysScrolls(page)).toEqual([]);
      await expectAccessible(page);
    }
  }
}

test("a preview and its report fit 390 and 2560 pixels, by day and by night", async ({ page }) => {
  await signIn(page);
  await page.goto("/imports");
  const name = `${"a-very-long-name-of-a-file-".repeat(8)}.csv`;
  await choose(page, [{ ...TODAY, name }]);
  const preview = await previewed(page, name);
  await openChanges(preview, "New");
  await expectFit(page);
  const done = await confirmImport(page, name);
  await done.getByRole("link", { name: `Report of ${name}` }).click();
  await expect(page.getByRole("heading", { name: "Warnings" })).toBeVisible();
  await expectFit(page);
});
