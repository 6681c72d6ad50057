import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { anExportArticle, aRecord, aRun, commentsOf, MONDAY, store, TUESDAY } from "@/tests/support/batches";
import { aRun as aPageRun, aParsedPage, NO_CHECKPOINT } from "@/tests/support/import-run";
import { openAnswers } from "./damaged-ids";
import type { StepOutcome } from "./run";
import { storePage } from "./store-page";

const NOTHING: StepOutcome = { tallies: [], warnings: [] };
const at = (hour: number) => `2026-11-15T${String(hour).padStart(2, "0")}:00:00.000Z`;

/** Imports a file in batches of this size, as one import from beginning to end. */
async function importFile(records: ReturnType<typeof aRecord>[], size = records.length, savedAt = MONDAY) {
  const run = await aRun({ savedAt });
  const outcomes: StepOutcome[] = [];
  for (let from = 0; from < records.length; from += size)
    outcomes.push(await store(run, records.slice(from, from + size)));
  await openAnswers(db, run.importId);
  const warnings = outcomes.flatMap((outcome) => outcome.warnings.map(({ code }) => code));
  const sum = (count: "added" | "changed" | "edited") =>
    outcomes.flatMap(({ tallies }) => tallies).reduce((total, tally) => total + tally[count], 0);
  return {
    last: outcomes.at(-1) ?? NOTHING,
    warnings,
    changes: run.changes,
    figures: [sum("added"), sum("changed"), sum("edited")],
  };
}

const said = async (outcome: StepOutcome) =>
  (await commentsOf(outcome)).map(({ author, body, parentId, sourceChanges }) => ({
    author,
    body,
    parentId,
    earlier: sourceChanges.map(({ bodyBefore }) => bodyBefore),
  }));

const one = (
  article: SourceArticle,
  id: string,
  author: string,
  hour: number,
  more: Partial<SourceComment> = {},
) => aRecord(article, { sourceId: id, author, postedAt: at(hour), body: `${author} at ${hour}`, ...more });

test("comments by several people under one id are all stored, each for itself, and the file again brings nothing", async () => {
  for (const size of [1, 2, 9]) {
    const article = anExportArticle();
    const records = [
      one(article, "7", "Rika", 10),
      one(article, "7", "Jun", 11),
      one(article, "8", "Moe", 12, { parentSourceId: "7" }),
      one(article, "7", "Rika", 13),
      one(article, "9", "Ken", 14, { parentSourceId: "8" }),
    ];
    const first = await importFile(records, size);
    expect(first.figures).toEqual([5, 0, 0]);
    expect(first.warnings).toEqual(["damaged_id"]);
    const comments = await commentsOf(first.last);
    expect(await said(first.last)).toEqual([
      { author: "Rika", body: "Rika at 10", parentId: null, earlier: [] },
      { author: "Jun", body: "Jun at 11", parentId: null, earlier: [] },
      { author: "Moe", body: "Moe at 12", parentId: null, earlier: [] },
      { author: "Rika", body: "Rika at 13", parentId: null, earlier: [] },
      { author: "Ken", body: "Ken at 14", parentId: comments[2]?.id, earlier: [] },
    ]);
    const turned = [...records.slice(2), ...records.slice(0, 2)];
    for (const again of [records, turned]) expect((await importFile(again, size)).figures).toEqual([0, 0, 0]);
    expect(await commentsOf(first.last)).toEqual(comments);
  }
});

test("ids that Excel shortened are none: each comment stands for itself, nobody answers anybody or himself", async () => {
  const article = anExportArticle();
  const long = "1.29403E+18";
  const records = [
    one(article, long, "Rika", 10),
    one(article, long, "Jun", 10, { parentSourceId: long }),
    one(article, long, "Rika", 10, { body: "Once more." }),
  ];
  const first = await importFile(records);
  expect(first.last.warnings).toMatchObject([
    { code: "damaged_id", message: expect.stringContaining("Excel") },
  ]);
  expect((await said(first.last)).map(({ body, parentId }) => [body, parentId])).toEqual([
    ["Rika at 10", null],
    ["Jun at 10", null],
    ["Once more.", null],
  ]);
  expect((await importFile(records)).figures).toEqual([0, 0, 0]);
  const rounded = await importFile([
    one(article, "1294030000000000000", "Moe", 10),
    one(article, "1294030000000000000", "Ken", 10, { parentSourceId: "1294030000000000000" }),
  ]);
  expect(rounded.last.warnings).toMatchObject([{ message: expect.stringContaining("Excel rounded") }]);
  expect((await said(rounded.last)).map(({ parentId }) => parentId)).toEqual([null, null, null, null, null]);
});

test("another file's comment by somebody else under a known id is another one; the same person's other words are an edit", async () => {
  const article = anExportArticle();
  await importFile([one(article, "7", "Rika", 10)]);
  const other = await importFile([one(article, "7", "Jun", 11)], 1, TUESDAY);
  expect([other.figures, other.warnings]).toEqual([[1, 0, 0], ["damaged_id"]]);
  const edit = await importFile(
    [one(article, "7", "Jun", 11, { body: "Reworded." })],
    1,
    new Date("2026-11-19"),
  );
  expect(edit.figures).toEqual([0, 1, 1]);
  const renamed = await importFile([one(article, "7", "Rika R.", 10, { body: "Rika at 10" })], 1, TUESDAY);
  expect(renamed.figures).toEqual([0, 0, 0]);
  expect(await said(edit.last)).toEqual([
    { author: "Rika", body: "Rika at 10", parentId: null, earlier: [] },
    { author: "Jun", body: "Reworded.", parentId: null, earlier: ["Jun at 11"] },
  ]);
  const answer = await importFile([one(article, "20", "Moe", 12, { parentSourceId: "7" })]);
  expect((await said(answer.last)).at(-1)).toMatchObject({ author: "Moe", parentId: null });
});

test("whatever is shared by whom, files in any order and cut in any way leave the same comments", async () => {
  const people = fc.uniqueArray(
    fc.record({ id: fc.constantFrom("1", "2", "3"), name: fc.integer({ min: 1, max: 20 }) }),
    {
      selector: ({ name }) => name,
      minLength: 2,
      maxLength: 5,
    },
  );
  const plan = people.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      size: fc.integer({ min: 2, max: 4 }),
      cut: fc.nat(all.length),
    }),
  );
  await fc.assert(
    fc.asyncProperty(plan, async ({ all, order, size, cut }) => {
      const read = async (files: (typeof all)[]) => {
        const article = anExportArticle();
        let last = NOTHING;
        for (const file of files) {
          if (file.length === 0) continue;
          const records = file.map(({ id, name }) =>
            one(article, id, `p${name}`, name, { parentSourceId: id }),
          );
          last = (await importFile(records, size)).last;
        }
        return (await said(last)).map((comment) => JSON.stringify(comment)).sort();
      };
      const whole = await read([all]);
      expect(whole).toHaveLength(all.length);
      expect(await read([order.slice(0, cut), order.slice(cut)])).toEqual(whole);
    }),
    { numRuns: 3, seed: 11 },
  );
});

test("a page keeps apart what shares an id, and meets each again", async () => {
  const page = aParsedPage(
    "Shared ids",
    [
      { sourceId: "7", author: "Rika", postedAt: at(10), body: "Rika." },
      { sourceId: "7", author: "Jun", postedAt: at(11), body: "Jun." },
      { sourceId: "8", author: "Moe", postedAt: at(12), body: "Moe.", parentSourceId: "7" },
    ],
    { sourceId: "shared-ids" },
  );
  const first = await storePage(await aPageRun(), page, NO_CHECKPOINT);
  expect(first.warnings.map(({ code }) => code)).toEqual(["damaged_id"]);
  const comments = await commentsOf(first);
  expect(comments.map(({ body, parentId }) => [body, parentId])).toEqual([
    ["Rika.", null],
    ["Jun.", null],
    ["Moe.", null],
  ]);
  const turned = {
    ...page,
    comments: page.comments.toReversed().map((one, index) => ({ ...one, position: index + 1 })),
  };
  for (const again of [page, turned]) {
    const { tallies } = await storePage(await aPageRun(), again, NO_CHECKPOINT);
    expect(tallies).toMatchObject([{ added: 0, changed: 0, edited: 0, unchanged: 3 }]);
  }
  const other = aParsedPage("Shared ids", [{ sourceId: "8", author: "Ken", body: "Ken." }], {
    sourceId: "shared-ids",
  });
  const { tallies, warnings } = await storePage(await aPageRun(), other, NO_CHECKPOINT);
  expect([tallies[0]?.added, tallies[0]?.edited, warnings.map(({ code }) => code)]).toEqual([
    1,
    0,
    ["damaged_id"],
  ]);
  // An export of the same thread meets the same comments.
  const article = anExportArticle({ sourceId: "shared-ids", outlet: "Harbour Post", title: "Shared ids" });
  const records = page.comments.map((comment) =>
    aRecord(article, { ...comment, net: 1, upvotes: 2, downvotes: 1 }),
  );
  expect((await importFile(records, 2, new Date("2026-01-01"))).figures).toEqual([0, 0, 0]);
});

test("other words under one id are another comment where nobody is named, and the file again brings nothing", async () => {
  const article = anExportArticle();
  const bare = (body: string) => aRecord(article, { sourceId: "7", author: null, postedAt: null, body });
  const records = [bare("Keep it."), bare("Who pays?"), bare("Keep it.")];
  const first = await importFile(records, 1);
  expect([first.figures, first.warnings]).toEqual([[2, 0, 0], ["damaged_id"]]);
  const again = await importFile(records, 3, TUESDAY);
  expect(again.figures).toEqual([0, 0, 0]);
  const found = await said(first.last);
  expect(found.map(({ body, earlier }) => [body, earlier])).toEqual([
    ["Keep it.", []],
    ["Who pays?", []],
  ]);
});
