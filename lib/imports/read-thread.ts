import "server-only";
import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import type { Revision } from "@/lib/domain/merge-bodies";
import type { StoredComment } from "@/lib/domain/merged-comment";
import { COMMENT_KINDS, SOURCE_STATES } from "@/lib/domain/parsed-article";

type Times = "postedAt" | "seenAt" | "votesSeenAt" | "listedAt" | "goneAt" | "returnedAt";
type Raw = Omit<StoredComment, Times | "state" | "kind" | "revisions"> &
  Record<Times, Date | null> & { seenAt: Date; state: string | null; kind: string };

const kinds = z.enum(COMMENT_KINDS);
const states = z.enum(SOURCE_STATES).nullable();

/** The comments of an article in the order of the desk. */
export async function readThread(
  tx: Prisma.TransactionClient,
  articleId: string,
  revisions: ReadonlyMap<string, readonly Revision[]>,
): Promise<StoredComment[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT id, position, author, author_evidence AS "authorEvidence", posted_at AS "postedAt", body, net, upvotes,
           downvotes, parent_id AS "parentId", reply_evidence AS "replyEvidence", source_id AS "sourceId",
           source_state AS state, kind, report_count AS reports, coalesce(seen_at, imported_at) AS "seenAt", votes_seen_at AS "votesSeenAt",
           listed_at AS "listedAt", gone_at AS "goneAt", returned_at AS "returnedAt"
    FROM comment WHERE article_id = ${articleId}::uuid ORDER BY position, id`;
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  return rows.map((row) => ({
    ...row,
    postedAt: iso(row.postedAt),
    seenAt: row.seenAt.toISOString(),
    votesSeenAt: iso(row.votesSeenAt),
    listedAt: iso(row.listedAt),
    goneAt: iso(row.goneAt),
    returnedAt: iso(row.returnedAt),
    state: states.parse(row.state),
    kind: kinds.parse(row.kind),
    revisions: revisions.get(row.id) ?? [],
  }));
}
