import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readCell } from "@/lib/domain/csv";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import { pageText } from "@/tests/support/page-text";
import { choose, confirmThread, openChanges, previewed } from "./support/imports";
import { expect, sidewaysScrolls, signIn, test } from "./support/journey";
import { openComment, openQueue, walkQueue } from "./support/queue";

const TITLE = "=1+1 <img src=x onerror=window.hostile=99>";

/** As docs/formats.md says of a page's text: one kind of line end, no white space around. */
const asRead = (body: string) => asStored(body).replace(/\r\n?/g, "\n").trim();

/** What is out of its place: rows of another height, cells that reach out of their row. */
function misplaced(page: Page): Promise<string[]> {
  return page.locator("tbody tr").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const { top, bottom, height } = row.getBoundingClientRect();
      const cells = [...row.children].map((cell) => cell.getBoundingClientRect());
      const isWhole =
        height === 44 && cells.every((cell) => cell.top >= top - 1 && cell.bottom <= bottom + 1);
      return isWhole ? [] : [`${row.textContent?.slice(0, 60)}: ${height} px`];
    }),
  );
}

test("a hundred hostile comments are imported, shown and exported, and none of them does anything", async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const bodies = hostileBodies().map(({ body }) => body);
  expect(bodies.length).toBeGreaterThanOrEqual(100);
  await signIn(page);
  await page.goto("/imports");
  const text = pageText({ title: TITLE, comments: bodies.map((body) => ({ body })) });
  await choose(page, [{ name: "hostile.txt", text }]);
  const listed = await openChanges(await previewed(page, "hostile.txt", 90_000), "New");
  await expect(listed.getByRole("listitem")).toHaveCount(Math.min(100, bodies.length));
  expect(await sidewaysScrolls(page), "in the preview").toEqual([]);
  const words = await confirmThread(page, "hostile.txt");

  await openQueue(page, words);
  const trouble: string[] = [];
  const ids = await walkQueue(page, async (id) => {
    const found = [...(await misplaced(page)), ...(await sidewaysScrolls(page))];
    if (found.length > 0) trouble.push(`${await openComment(page).textContent()}`.slice(0, 80), ...found);
    return id;
  });
  expect(trouble, "what is out of its place, below the comment that was open").toEqual([]);
  expect(ids).toHaveLength(bodies.length);
  const longest = ids[bodies.findIndex((body) => body.length > 1_000_000)];
  await page.goto(`/queue?${words}&comment=${longest}`);
  await expect(openComment(page)).toHaveAttribute("data-comment", longest ?? "");
  await page.getByRole("button", { name: /^Show .* of 1,048,576 characters/ }).click();
  await expect.poll(async () => (await openComment(page).textContent())?.length).toBeGreaterThan(20_000);
  expect(await sidewaysScrolls(page)).toEqual([]);

  const answer = await page.request.get(`/queue/export?${words}`);
  const file = new TextDecoder("utf-8", { fatal: true }).decode(await answer.body());
  const rows: Record<string, string>[] = parse(file, { columns: true, record_delimiter: "\r\n" });
  expect(rows.map((row) => row.comment_id)).toEqual(ids);
  expect(rows.map((row) => readCell(row.body ?? ""))).toEqual(bodies.map(asRead));
  expect(rows[0]?.article_title).toBe(`'${TITLE}`);
  expect(await page.evaluate(() => "hostile" in window)).toBe(false);
  expect(dialogs).toEqual([]);
});
