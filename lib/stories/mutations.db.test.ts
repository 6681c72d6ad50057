import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findStory } from "@/lib/context/story-step";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findBeside, listCoverage } from "@/lib/stories/data";
import { judgePair } from "@/lib/stories/mutations";
import { actorFor, anArticle } from "@/tests/support/factories";
import { STORY } from "@/tests/support/story-articles";

async function settledPair(): Promise<{ articleId: string; otherId: string; settle: () => Promise<void> }> {
  await db.$executeRaw`DELETE FROM article`;
  const texts = [STORY.gazette, STORY.ledger];
  const ids = await Promise.all(
    texts.map(async (text) => (await anArticle({ ...text, paragraphs: [...text.paragraphs] })).id),
  );
  const settle = async () => {
    for (const id of ids) await inTransaction((tx) => findStory(tx, id));
  };
  await settle();
  const [articleId = "", otherId = ""] = ids;
  return { articleId, otherId, settle };
}

const audits = () => db.auditEntry.findMany({ where: { action: "story.judge" }, orderBy: { at: "asc" } });

test("a moderator's refusal outlives later imports, is told to both articles, and can be taken back", async () => {
  const moderator = await actorFor("moderator", { name: "Noor" });
  const { articleId, otherId, settle } = await settledPair();
  await judgePair(moderator, { articleId, otherId, verdict: "refused", seenVerdict: null });
  await settle();
  for (const [id, other] of [
    [articleId, otherId],
    [otherId, articleId],
  ] as const) {
    const { others } = await listCoverage(moderator, id);
    expect(others).toMatchObject([{ id: other, found: "same", verdict: "refused", decidedByName: "Noor" }]);
  }
  await judgePair(moderator, {
    articleId: otherId,
    otherId: articleId,
    verdict: null,
    seenVerdict: "refused",
  });
  const { others } = await listCoverage(moderator, articleId);
  expect(others).toMatchObject([{ found: "same", verdict: null, decidedByName: null }]);
  expect((await audits()).map(({ moderatorId, detail }) => ({ moderatorId, detail }))).toEqual([
    { moderatorId: moderator.moderatorId, detail: { verdict: "refused", before: null } },
    { moderatorId: moderator.moderatorId, detail: { verdict: null, before: "refused" } },
  ]);
});

test("a pair that nobody found can be added, and is gone when that is taken back", async () => {
  const moderator = await actorFor("moderator");
  const [{ id: articleId }, { id: otherId }] = [await anArticle(), await anArticle({ title: "Ladders" })];
  await judgePair(moderator, { articleId, otherId, verdict: "related", seenVerdict: null });
  await inTransaction((tx) => findStory(tx, articleId));
  expect((await listCoverage(moderator, otherId)).others).toMatchObject([
    { id: articleId, found: null, verdict: "related" },
  ]);
  await judgePair(moderator, { articleId, otherId, verdict: null, seenVerdict: "related" });
  expect((await listCoverage(moderator, otherId)).others).toEqual([]);
});

test("saying the same twice changes nothing and is recorded once", async () => {
  const moderator = await actorFor("moderator");
  const { articleId, otherId } = await settledPair();
  const recorded = (await audits()).length;
  const said = { articleId, otherId, verdict: "same", seenVerdict: null } as const;
  await judgePair(moderator, said);
  const before = await db.articlePair.findMany();
  await judgePair(moderator, said);
  expect(await db.articlePair.findMany()).toEqual(before);
  expect(await audits()).toHaveLength(recorded + 1);
});

test("of two who say different things at once, the later hears what the first said", async () => {
  const [noor, kaito] = [await actorFor("moderator", { name: "Noor" }), await actorFor("moderator")];
  const { articleId, otherId } = await settledPair();
  const pair = { articleId, otherId, seenVerdict: null } as const;
  await judgePair(noor, { ...pair, verdict: "refused" });
  await expect(judgePair(kaito, { ...pair, verdict: "same" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Noor said that the two tell of different stories"),
  });
  const outcomes = await Promise.allSettled(
    (["same", "related"] as const).map((verdict) =>
      judgePair(kaito, { ...pair, verdict, seenVerdict: "refused" }),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("viewers see other coverage and may not judge it", async () => {
  const viewer = await actorFor("viewer");
  const { articleId, otherId } = await settledPair();
  expect(await listCoverage(viewer, articleId)).toMatchObject({ others: [{ id: otherId }], canJudge: false });
  await expect(
    judgePair(viewer, { articleId, otherId, verdict: "same", seenVerdict: null }),
  ).rejects.toMatchObject({
    code: "not_allowed",
  });
});

test("an article that is not there, or beside itself, is refused in words", async () => {
  const moderator = await actorFor("moderator");
  const { articleId } = await settledPair();
  const said = { articleId, verdict: "same", seenVerdict: null } as const;
  await expect(judgePair(moderator, { ...said, otherId: randomUUID() })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(judgePair(moderator, { ...said, otherId: articleId })).rejects.toThrow(
    /no other coverage of itself/,
  );
  expect(await findBeside(moderator, articleId, articleId)).toBeNull();
  expect(await findBeside(moderator, articleId, "7")).toBeNull();
});

test("two articles side by side tell what they share and how they stand to one another", async () => {
  const viewer = await actorFor("viewer");
  const { articleId, otherId } = await settledPair();
  const beside = await findBeside(viewer, articleId, otherId);
  expect(beside).toMatchObject({
    found: "same",
    verdict: null,
    left: { id: articleId },
    right: { id: otherId },
  });
  expect(beside?.comparison.links.map(({ kind }) => kind)).toEqual(["quotation", "shared", "nearly"]);
});
