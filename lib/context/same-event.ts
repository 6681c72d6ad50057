import "server-only";
import { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;

/** How the threads of one article are read depends on another. */
export type Reader = { readerId: string; readId: string };

/** Of a story with more reports these weigh words as well as all would, and which they are depends on no order. */
const READ_MAX = 8;

/** The ids of the articles that report the same event as an article, by a moderator's word or as found. */
export async function sameEventIds(tx: Tx, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`${sameEventAs(Prisma.sql`${articleId}::uuid`)}`;
  return rows.map(({ id }) => id);
}

/** The articles whose words count where the thread of an article is read, in order. */
export async function readSameEvent(tx: Tx, articleId: string): Promise<{ paragraphs: string[] }[]> {
  return tx.$queryRaw`
    SELECT a.paragraphs FROM article a
    WHERE a.id IN (${sameEventAs(Prisma.sql`${articleId}::uuid`)}) ORDER BY a.id LIMIT ${READ_MAX}`;
}

/**
 * Has the threads read again whose words weigh otherwise, now that a report of their event was found, edited or taken
 * away. Comes last in a transaction: it waits for corrections that are being made, and whoever comes after waits for it.
 */
export async function raiseReaders(tx: Tx, changed: readonly Reader[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.id
    FROM unnest(${changed.map(({ readerId }) => readerId)}::uuid[], ${changed.map(({ readId }) => readId)}::uuid[])
      c(reader, read)
    JOIN article a ON a.id = c.reader AND a.comment_count > 0
    WHERE (SELECT count(*) FROM (${sameEventAs(Prisma.sql`c.reader`)}) s WHERE s.id < c.read) < ${READ_MAX}`;
  await raiseContext(
    tx,
    rows.map(({ id }) => id),
  );
}

/** One that an import holds is passed over: the import raises it. */
export async function raiseContext(tx: Tx, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  const ids = [...articleIds].sort();
  // As corrections of a thread do: else one that is just settled would be passed over and not be read again.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM (SELECT id FROM unnest(${ids}::text[]) i(id) ORDER BY id) o`;
  await tx.$executeRaw`
    UPDATE article SET context_due = context_due + 1
    WHERE id IN (SELECT a.id FROM article a WHERE a.id = ANY(${ids}::uuid[]) ORDER BY a.id FOR NO KEY UPDATE SKIP LOCKED)`;
}

function sameEventAs(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT p.other_id AS id FROM article_pair p
    WHERE p.article_id = ${id} AND coalesce(p.verdict, p.strength) = 'same'
    UNION ALL
    SELECT p.article_id FROM article_pair p
    WHERE p.other_id = ${id} AND coalesce(p.verdict, p.strength) = 'same'`;
}
