import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { WAITS_FOR_NEXT_TRY } from "./try-context";

const NEWEST_MAX = 50;
const OLDEST_MAX = 2;
const OLDEST_EVERY = 4;

/** A longer thread takes seconds, and is read beside the imports. */
const SHORT_COMMENTS = 2000;
const THREADS = {
  all: Prisma.sql`true`,
  short: Prisma.sql`a.comment_count <= ${SHORT_COMMENTS}`,
  long: Prisma.sql`a.comment_count > ${SHORT_COMMENTS}`,
};

/** Which threads are asked for: with up to 2,000 comments, with more, or both. */
export type ThreadLength = keyof typeof THREADS;

let looks = 0;

type Wanted = {
  passed?: readonly string[];
  length?: ThreadLength;
  /** Only what these imports touched. */
  importIds?: readonly string[] | undefined;
};

/**
 * Articles whose context is due, without those passed. What was raised last comes first, so that a page that was
 * imported just now waits for nobody; each fourth time what waits longest, so that nothing waits for ever.
 */
export async function findDue({ passed = [], length = "all", importIds }: Wanted = {}): Promise<string[]> {
  looks += 1;
  const isOldest = looks % OLDEST_EVERY === 0;
  // A row's own transaction number tells when it was last written.
  const order = isOldest ? Prisma.sql`age(a.xmin) DESC` : Prisma.sql`age(a.xmin)`;
  const ofImports = importIds
    ? Prisma.sql`a.id IN (SELECT i.article_id FROM import_article i WHERE i.import_id = ANY(${[...importIds]}::uuid[]))`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM article a
    WHERE a.context_due > 0 AND ${THREADS[length]} AND ${ofImports} AND a.id <> ALL(${[...passed]}::uuid[]) AND NOT ${WAITS_FOR_NEXT_TRY}
    ORDER BY ${order}, a.id LIMIT ${isOldest ? OLDEST_MAX : NEWEST_MAX}`;
  return rows.map(({ id }) => id);
}
