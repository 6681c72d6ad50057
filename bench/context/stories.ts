import { randomUUID } from "node:crypto";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findStory } from "@/lib/context/story-step";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { formatInteger } from "@/lib/format";
import { openDocument } from "@/lib/formats/open-document";
import type { BenchWords } from "../words";
import { fillDesk } from "./stories/fill-desk";
import { type Event, Newsroom, type Report } from "./stories/generate";

const SEEDS = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));
const SEED = 20_261_122;
const UNRELATED = 1000;
const PAIRS = 200;
const SEQUELS = 100;
const TIMED = 200;
const DESKS = [1000, 20_000];
const BARS = { precision: 0.95, recall: 0.9 };

/** What the five seeds are to one another, by the first three digits of their names. */
const SEED_PAIRS: Readonly<Record<string, string>> = {
  ...{ "001 002": "same", "001 003": "same", "002 003": "same" },
  ...{ "000 001": "related", "000 002": "related", "000 003": "related" },
  ...{ "001 004": "related", "002 004": "related", "003 004": "related" },
};

type Text = Pick<Report, "title" | "paragraphs" | "publishedAt">;
type Pair = { articleId: string; otherId: string; strength: string | null };

/**
 * How well articles on one story are found, and what it costs: the seeds where they are present, a thousand articles on
 * other topics, two hundred events reported twice in other words, and a hundred later events with the same people.
 */
export async function benchStories({ seed = SEED }: BenchWords): Promise<boolean> {
  await forget();
  const room = new Newsroom(seed);
  const seeds = await readSeeds();
  const events = Array.from({ length: PAIRS }, () => room.event());
  const twins = events.flatMap((event, at) =>
    [0, 1].map(() => ({ name: `event ${at}`, ...room.report(event) })),
  );
  const sequels = events
    .slice(0, SEQUELS)
    .map((event) => ({ name: "sequel", ...room.report(room.sequelOf(event)) }));
  const unrelated = Array.from({ length: UNRELATED }, () => ({
    name: "other",
    ...room.report(room.event()),
  }));
  const nameOf = await storeAll(room.shuffled([...seeds, ...twins, ...sequels, ...unrelated]));
  for (const id of nameOf.keys()) await settle(id);
  const pairs = await db.articlePair.findMany({ select: { articleId: true, otherId: true, strength: true } });
  const named = pairs.map((pair) => ({
    ...pair,
    names: [nameOf.get(pair.articleId) ?? "", nameOf.get(pair.otherId) ?? ""].sort(),
  }));
  const isWithin = [judgeSeeds(named, seeds.length > 0), judgeTwins(named)].every(Boolean);
  await forget();
  for (const size of DESKS) await timeDesk(size);
  return isWithin;
}

function judgeSeeds(pairs: readonly (Pair & { names: string[] })[], hasSeeds: boolean): boolean {
  if (!hasSeeds) {
    console.log("the seeds are not here: not measured");
    return true;
  }
  const isSeed = (name: string | undefined) => name !== undefined && /^\d{3}$/.test(name);
  const found = new Map(
    pairs
      .filter(({ names }) => names.every(isSeed))
      .map(({ names, strength }) => [names.join(" "), strength]),
  );
  const wrong = Object.entries(SEED_PAIRS).filter(([pair, strength]) => found.get(pair) !== strength);
  const joined = pairs.filter(({ names }) => names.filter(isSeed).length === 1).length;
  console.log(
    `seeds: ${9 - wrong.length} of 9 pairs as said (bar: 9); ${joined} of ${UNRELATED} others join them (bar: 0)`,
  );
  for (const [pair, strength] of wrong)
    console.log(`  ${pair} should be ${strength}, is ${found.get(pair) ?? "nothing"}`);
  return wrong.length === 0 && joined === 0;
}

function judgeTwins(pairs: readonly (Pair & { names: string[] })[]): boolean {
  const same = pairs.filter(
    ({ strength, names }) => strength === "same" && !names.every((name) => /^\d{3}$/.test(name)),
  );
  const right = same.filter(({ names }) => names[0]?.startsWith("event") && names[0] === names[1]).length;
  const precision = right / Math.max(1, same.length);
  const recall = right / PAIRS;
  console.log(
    `rewritten reports: precision ${precision.toFixed(3)} (bar: ${BARS.precision}), recall ${recall.toFixed(3)} (bar: ${BARS.recall})`,
  );
  const related = pairs.filter(
    ({ strength, names }) =>
      strength === "related" && !names.includes("sequel") && !/^\d{3}$/.test(names[0] ?? ""),
  );
  console.log(
    `related among unlike events: ${related.length} pairs; of same people later: ${pairs.filter(({ strength, names }) => strength === "related" && names.includes("sequel")).length}`,
  );
  return precision >= BARS.precision && recall >= BARS.recall;
}

async function readSeeds(): Promise<(Text & { name: string })[]> {
  if (!existsSync(SEEDS)) return [];
  const seeds: (Text & { name: string })[] = [];
  for (const file of readdirSync(SEEDS)) {
    const { parts } = await openDocument({ fileName: file, bytes: createReadStream(SEEDS + file) });
    for await (const part of parts) {
      if (part.kind !== "page") continue;
      const { title, paragraphs, publishedAt } = part.page;
      const at = publishedAt === null ? null : new Date(publishedAt);
      seeds.push({ name: file.slice(0, 3), title: title ?? "", paragraphs, publishedAt: at });
    }
  }
  return seeds;
}

/** What each stored article is, by its id, in the order of the texts. */
async function storeAll(texts: readonly (Text & { name: string })[]): Promise<Map<string, string>> {
  const rows = texts.map(({ title, paragraphs, publishedAt }) => ({
    id: randomUUID(),
    title,
    paragraphs,
    publishedAt,
    contextDue: 1,
  }));
  await db.article.createMany({ data: rows });
  return new Map(rows.map(({ id }, at) => [id, texts[at]?.name ?? ""]));
}

async function settle(id: string): Promise<void> {
  await inTransaction(
    async (tx) => {
      await findStory(tx, id);
      await tx.article.update({ where: { id }, data: { contextDue: 0 } });
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** The cost of one more article where so many are stored, beside that of storing it at all. */
async function timeDesk(size: number): Promise<void> {
  const room = new Newsroom(SEED + size);
  const events: Event[] = Array.from({ length: size / 2 }, () => room.event());
  await fillDesk(events.flatMap((event) => [room.report(event), room.report(event)]));
  await db.$executeRaw`ANALYZE`;
  const texts = events.slice(0, TIMED).map((event) => ({ id: randomUUID(), ...room.report(event) }));
  const inserting = performance.now();
  for (const text of texts) await inTransaction((tx) => tx.article.create({ data: text }));
  const insertMs = (performance.now() - inserting) / TIMED;
  const settling = performance.now();
  for (const { id } of texts) await settle(id);
  const settleMs = (performance.now() - settling) / TIMED;
  const ratio = (settleMs / insertMs).toFixed(1);
  console.log(
    `${formatInteger(size)} articles stored: ${settleMs.toFixed(1)} ms for one more, ${ratio} times its plain insert (${insertMs.toFixed(1)} ms)`,
  );
  await forget();
}

async function forget(): Promise<void> {
  await db.$executeRaw`TRUNCATE article_pair, article_words, story_word`;
  await db.$executeRaw`DELETE FROM article WHERE comment_count = 0`;
}
