import { expect, test } from "vitest";
import { getComment } from "@/lib/comments/data";
import { db } from "@/lib/db/client";
import { anExportArticle, aRecord, aRun, commentsOf, MONDAY, store, TUESDAY } from "@/tests/support/batches";
import { actorFor } from "@/tests/support/factories";

const at = (minute: number) => `2026-11-15T08:0${minute}:00.000Z`;
const earlier = [
  { body: "The night fery stays.", writtenAt: at(0) },
  { body: "The night ferry stays.", writtenAt: at(2) },
];
const edited = {
  sourceId: "7",
  body: "The night ferry must stay.",
  earlier,
  rewrittenAt: at(5),
  postedAt: at(0),
};

async function historyOf(commentId: string) {
  const rows = await db.sourceChange.findMany({ where: { commentId }, orderBy: { number: "asc" } });
  return rows.map(({ observedAt, bodyBefore }) => [observedAt.toISOString(), bodyBefore]);
}

test("bodies that the source keeps from before its edits are the history, once however often they come", async () => {
  const article = anExportArticle();
  const outcome = await store(await aRun(), [aRecord(article, edited)]);
  const [comment] = await commentsOf(outcome);
  const id = comment?.id ?? "";
  const history = [
    [at(2), earlier[0]?.body],
    [at(5), earlier[1]?.body],
  ];
  expect(comment).toMatchObject({ body: edited.body, editedAt: expect.any(Date) });
  expect(await historyOf(id)).toEqual(history);
  for (const savedAt of [MONDAY, TUESDAY]) {
    const again = await store(await aRun({ savedAt }), [aRecord(article, edited)]);
    expect(again.tallies).toMatchObject([{ added: 0, edited: 0 }]);
    expect(await historyOf(id)).toEqual(history);
  }
});

test("earlier bodies that come later, or one edit after the other, find their place", async () => {
  const article = anExportArticle();
  const first = await store(await aRun(), [aRecord(article, { ...edited, earlier: undefined })]);
  const id = (await commentsOf(first))[0]?.id ?? "";
  expect(await historyOf(id)).toEqual([]);
  await store(await aRun(), [aRecord(article, edited)]);
  expect(await historyOf(id)).toEqual([
    [at(2), earlier[0]?.body],
    [at(5), earlier[1]?.body],
  ]);
  const more = [...earlier, { body: edited.body, writtenAt: at(5) }];
  const newest = { ...edited, body: "Let it go.", earlier: more, rewrittenAt: TUESDAY.toISOString() };
  const outcome = await store(await aRun({ savedAt: TUESDAY }), [aRecord(article, newest)]);
  expect(outcome.tallies).toMatchObject([{ edited: 1 }]);
  expect(await historyOf(id)).toEqual([
    [at(2), earlier[0]?.body],
    [at(5), earlier[1]?.body],
    [TUESDAY.toISOString(), edited.body],
  ]);
});

test("readers' reports are kept as the newest copy says it, and unknown is not none", async () => {
  const article = anExportArticle();
  const records = (reports: (number | null)[]) =>
    reports.map((one, place) =>
      aRecord(article, { sourceId: `${place}`, body: `No. ${place}`, reports: one }),
    );
  const counts = async (ids: string[]) => {
    const reader = await actorFor("viewer");
    return Promise.all(ids.map(async (id) => (await getComment(reader, id)).reportCount));
  };
  const run = await aRun();
  const ids = (await commentsOf(await store(run, records([3, null, 0, -1])))).map(({ id }) => id);
  expect(await counts(ids)).toEqual([3, null, 0, null]);
  await store(await aRun({ savedAt: TUESDAY }), records([5, 2, null, null]));
  expect(await counts(ids)).toEqual([5, 2, 0, null]);
  await store(await aRun(), records([1, 1, 1, 1]));
  expect(await counts(ids)).toEqual([5, 2, 0, 1]);
});
