import { expect, test } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { jaccard, shinglesOf } from "@/lib/domain/likeness";
import { likenessWords } from "@/lib/domain/likeness-words";
import { deleteSample } from "@/lib/imports/delete-sample";
import { aComment, anArticle } from "@/tests/support/factories";
import { clusterAlike } from "./likeness-step";

const NOUNS =
  "harbour ferry council pier lamp baker drummer school bridge winter market tunnel island garden".split(" ");

/** A text of thirty words of its own; the same number gives the same text. */
function aText(number: number): string {
  return Array.from(
    { length: 30 },
    (_, n) => `${NOUNS[(number * 7 + n * n * 3) % NOUNS.length]}${number}`,
  ).join(" ");
}

async function settle(articleId: string): Promise<void> {
  await inTransaction((tx) => clusterAlike(tx, articleId));
}

/** An article with these comments, looked at. */
async function settled(
  bodies: readonly string[],
  overrides: { isSample?: boolean } = {},
): Promise<{ articleId: string; ids: string[] }> {
  const { id: articleId } = await anArticle(overrides);
  const ids: string[] = [];
  for (const body of bodies) ids.push((await aComment({ articleId, body })).id);
  await settle(articleId);
  return { articleId, ids };
}

const clusterOf = async (id = "") =>
  (await db.likeness.findUnique({ where: { commentId: id } }))?.clusterId ?? null;

const countOf = async (id: string | null) =>
  (await db.likeCluster.findUnique({ where: { id: id ?? "" } }))?.commentCount ?? 0;

test("copies under two articles are one cluster, named after the first, and others are none", async () => {
  const first = await settled([aText(1), aText(2), "I agree"]);
  expect(await db.likeCluster.count({ where: { id: { in: first.ids } } })).toBe(0);
  const second = await settled([`${aText(1).toUpperCase()}!`, aText(3), "I agree"]);
  const id = await clusterOf(first.ids[0]);
  expect(id).toBe(first.ids[0]);
  expect(await clusterOf(second.ids[0])).toBe(id);
  expect(await countOf(id)).toBe(2);
  for (const alone of [first.ids[1], first.ids[2], second.ids[1], second.ids[2]]) {
    expect(await clusterOf(alone)).toBeNull();
  }
});

test("settling again writes nothing, and what is new joins", async () => {
  const { articleId, ids } = await settled([aText(10), aText(10)]);
  const rows = () =>
    db.$queryRaw`SELECT xmin::text, * FROM likeness WHERE comment_id = ANY(${ids}::uuid[]) ORDER BY comment_id`;
  const before = await rows();
  await settle(articleId);
  expect(await rows()).toEqual(before);
  await aComment({ articleId, body: aText(10) });
  await settle(articleId);
  expect(await countOf(await clusterOf(ids[0]))).toBe(3);
});

test("an edited comment leaves its cluster and joins another; a cluster of one is none", async () => {
  const { articleId, ids } = await settled([aText(20), aText(20), aText(21)]);
  const old = await clusterOf(ids[0]);
  await db.comment.update({ where: { id: ids[0] ?? "" }, data: { body: aText(21) } });
  await settle(articleId);
  expect(await clusterOf(ids[0])).toBe(await clusterOf(ids[2]));
  expect(await countOf(await clusterOf(ids[2]))).toBe(2);
  expect(await clusterOf(ids[1])).toBeNull();
  expect(await countOf(old)).toBe(0);
});

test("a cluster whose first comment changed is made anew, and still found", async () => {
  const { articleId, ids } = await settled([aText(30), aText(30), aText(30)]);
  await db.comment.update({ where: { id: ids[0] ?? "" }, data: { body: aText(31) } });
  await settle(articleId);
  const later = await settled([aText(30)]);
  expect(ids.slice(1)).toContain(await clusterOf(ids[1]));
  expect(await clusterOf(later.ids[0])).toBe(await clusterOf(ids[1]));
  expect(await countOf(await clusterOf(ids[1]))).toBe(3);
  const copy = await settled([aText(31)]);
  expect(await clusterOf(copy.ids[0])).toBe(ids[0]);
  expect(await clusterOf(ids[0])).toBe(ids[0]);
});

/** The members of clusters among these comments that are not half like the first of theirs, and how many are. */
async function membersOf(
  ids: readonly string[],
): Promise<{ unlike: string[]; alike: number; counts: number }> {
  const rows = await db.likeness.findMany({
    where: { commentId: { in: [...ids] }, clusterId: { not: null } },
    include: { comment: { select: { body: true } } },
  });
  const shinglesById = new Map(
    rows.map((row) => [row.commentId, shinglesOf(likenessWords(row.comment.body)) ?? new Uint32Array()]),
  );
  const none = new Uint32Array();
  const unlike = rows.filter(
    ({ commentId, clusterId }) =>
      jaccard(shinglesById.get(commentId) ?? none, shinglesById.get(clusterId ?? "") ?? none) < 0.5,
  );
  const clusters = await db.likeCluster.findMany({ where: { id: { in: [...ids] } } });
  return {
    unlike: unlike.map(({ commentId }) => commentId),
    alike: rows.length,
    counts: clusters.reduce((sum, { commentCount }) => sum + commentCount, 0),
  };
}

test.each([
  ["in order", (n: number) => n],
  ["from its end", (n: number) => 23 - n],
  ["from both ends and the middle last", (n: number) => (n % 2 === 0 ? n / 2 : 23 - (n - 1) / 2)],
  ["mixed", (n: number) => (n * 7) % 24],
])(
  "a chain that comes %s makes groups whose every member is half like the first, also after it left",
  async (name, placeOf) => {
    const line = Array.from({ length: 130 }, (_, n) => `${name.split(" ").at(-1)}${n}`);
    const chain = Array.from({ length: 24 }, (_, n) =>
      line.slice(placeOf(n) * 4, placeOf(n) * 4 + 36).join(" "),
    );
    const parts = [chain.slice(0, 5), chain.slice(5, 6), chain.slice(6, 15), chain.slice(15)];
    const articles = [];
    for (const [n, part] of parts.entries()) articles.push(await settled(part, { isSample: n === 1 }));
    const ids = articles.flatMap((article) => article.ids);
    const all = await membersOf(ids);
    expect(all).toEqual({ unlike: [], alike: all.counts, counts: all.counts });
    expect(all.alike).toBeGreaterThan(12);
    for (const { articleId, ids: own } of articles.slice(0, 1)) {
      await db.comment.updateMany({
        where: { id: { in: own.slice(0, 2) } },
        data: { body: line.slice(90).join(" ") },
      });
      await settle(articleId);
    }
    await db.$transaction((tx) => deleteSample(tx, systemActor()));
    const left = await membersOf(ids);
    expect(left).toEqual({ unlike: [], alike: left.counts, counts: left.counts });
    expect(left.alike).toBeGreaterThan(10);
  },
);

test("an answer that quotes a comment whole is no copy of it", async () => {
  const quoted = aText(50);
  const { articleId, ids } = await settled([quoted]);
  const body = `${quoted}\n\nThat is not what the mayor said in March at all, not even close to it.`;
  const { id } = await aComment({ articleId, body });
  await db.quote.create({
    data: {
      ...{ commentId: id, number: 1, bodyStart: 0, bodyEnd: quoted.length, sourceCommentId: ids[0] ?? "" },
      ...{ sourceStart: 0, sourceEnd: quoted.length, confidence: 1 },
    },
  });
  await settle(articleId);
  expect(await clusterOf(id)).toBeNull();
});

test("two articles that are settled at once with copies of one text find each other", async () => {
  const articles = await Promise.all(
    [1, 2, 3].map(async () => {
      const { id } = await anArticle();
      const comment = await aComment({ articleId: id, body: aText(60) });
      return { id, commentId: comment.id };
    }),
  );
  await Promise.all(articles.map(({ id }) => settle(id)));
  const clusters = await Promise.all(articles.map(({ commentId }) => clusterOf(commentId)));
  expect(new Set(clusters).size).toBe(1);
  expect(await countOf(clusters[0] ?? null)).toBe(3);
});

test("what is deleted with the sample leaves its clusters", async () => {
  const kept = await settled([aText(70), aText(71), aText(71)]);
  await settled([aText(70), aText(71)], { isSample: true });
  await db.$transaction((tx) => deleteSample(tx, systemActor()));
  expect(await clusterOf(kept.ids[0])).toBeNull();
  expect(await countOf(await clusterOf(kept.ids[1]))).toBe(2);
});
