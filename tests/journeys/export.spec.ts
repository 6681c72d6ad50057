import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readCell } from "@/lib/domain/csv";
import { pageText } from "@/tests/support/page-text";
import { importThread } from "./support/imports";
import { expect, signIn, test } from "./support/journey";
import { openQueue, walkQueue } from "./support/queue";

const BYTE_ORDER_MARK = Buffer.from("\ufeff");

/** Downloads what the export menu offers under this name. */
async function download(page: Page, choice: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

function rowsOf(bytes: Buffer): Record<string, string>[] {
  return parse(bytes, { columns: true, bom: true, record_delimiter: "\r\n" });
}

test("the file holds exactly the rows of the screen in their order, with a byte-order mark where asked for", async ({
  page,
}) => {
  await signIn(page);
  await openQueue(page, "status=open&netMin=-20&netMax=30&sort=-controversy");
  const ids = await walkQueue(page, async (id) => id);
  expect(ids.length).toBeGreaterThan(10);

  const plain = await download(page, "Plain UTF-8");
  expect(plain.name).toMatch(
    /^komainu-\d{4}-\d\d-\d\d-open-net-from-minus-20-net-to-30-by-controversy\.csv$/,
  );
  expect(rowsOf(plain.bytes).map((row) => row.comment_id)).toEqual(ids);
  const marked = await download(page, "With byte-order mark, for Excel");
  expect(marked.bytes).toEqual(Buffer.concat([BYTE_ORDER_MARK, plain.bytes]));
});

test("what was flagged, noted, tagged and decided stands in the file", async ({ page }) => {
  await signIn(page);
  await openQueue(page, "sort=-net");
  const id = await page.locator("article[data-comment]").getAttribute("data-comment");
  await page.keyboard.press("f");
  await page.keyboard.press("7");
  await page.keyboard.press("]");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("n");
  await page.keyboard.type("=1+1; or so");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.keyboard.type("@ferry");
  await page.keyboard.press("Enter");
  await page.keyboard.press("a");
  await expect(page.getByText(/Kept, saved/)).toBeVisible();

  const file = await download(page, "Plain UTF-8");
  const row = rowsOf(file.bytes).find(({ comment_id }) => comment_id === id);
  expect(row).toMatchObject({
    flags: "off-topic (high, Mori)",
    notes: expect.stringMatching(/^Mori, \d{4}-\d\d-\d\dT[\d:.]+Z: =1\+1\\; or so$/),
    tags: "'@ferry",
    status: "kept",
    decided_by: "Mori",
    decided_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});

test("cells that a spreadsheet could run are neutralised, and can be told from real apostrophes", async ({
  page,
}) => {
  const bodies = ['=HYPERLINK("http://evil.example","click")', "+1-1", "@SUM(1,1)", "'=1+1", "It is = 1"];
  const text = pageText({
    title: "=1+1",
    comments: bodies.map((body) => ({ body, votes: "-4 ( +4 / -8 )" })),
  });
  await signIn(page);
  await openQueue(page, await importThread(page, { name: "formulas.txt", text }));

  const rows = rowsOf((await download(page, "Plain UTF-8")).bytes);
  expect(rows.map(({ body }) => body)).toEqual([
    `'=HYPERLINK("http://evil.example","click")`,
    "'+1-1",
    "'@SUM(1,1)",
    "''=1+1",
    "It is = 1",
  ]);
  expect(rows.map(({ body }) => readCell(body ?? ""))).toEqual(bodies);
  expect(rows.map(({ article_title, net }) => [article_title, net])).toEqual(
    bodies.map(() => ["'=1+1", "-4"]),
  );
});
