import "server-only";
import { ANSWER } from "@/lib/comments/answer-of";
import { type RawRow, ROW_COLUMNS } from "@/lib/comments/page";
import { QUOTED_BY, QUOTES, type RawQuote, toQuote } from "@/lib/comments/quotes-of";
import type {
  CommentDecision,
  CommentDetail,
  CommentFlag,
  CommentMention,
  CommentNote,
  CommentVotes,
  LinkCorrection,
  QuotedBy,
  SourceChange,
} from "@/lib/comments/rows";
import { toRow } from "@/lib/comments/to-row";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

type RawDetail = RawRow & {
  body: string;
  threadCount: number;
  isContextDue: boolean;
  replyTo: CommentDetail["replyTo"];
  hasParent: boolean;
  correction: LinkCorrection | null;
  mentions: CommentMention[];
  answer: CommentDetail["answer"];
  quotes: RawQuote[];
  quotedBy: QuotedBy[];
  flagVoices: CommentFlag[];
  notes: CommentNote[];
  tags: string[];
  decisions: CommentDecision[];
  votes: CommentVotes[];
  seenAt: string | null;
  sourceChanges: SourceChange[];
  kind: CommentDetail["kind"];
  sourceState: CommentDetail["sourceState"];
  authorEvidence: string | null;
  reportCount: number | null;
  likes: CommentDetail["likes"];
};

/** A comment with all that hangs off it but its thread, in one statement; null where there is none of this id. */
export async function selectDetail(id: string): Promise<Omit<CommentDetail, "thread"> | null> {
  const [raw] = await selectRows<RawDetail>(
    Prisma.sql`
    SELECT ${ROW_COLUMNS}, ${DETAIL_COLUMNS} FROM comment c JOIN article a ON a.id = c.article_id
    WHERE c.id = ${id}::uuid`,
    { keepPlan: true },
  );
  if (!raw) return null;
  const {
    body,
    threadCount,
    isContextDue,
    replyTo,
    quotes,
    tags,
    seenAt,
    kind,
    sourceState,
    authorEvidence,
  } = raw;
  const { flagVoices, notes, decisions, votes, sourceChanges, quotedBy, mentions, correction } = raw;
  return {
    ...toRow(raw),
    body,
    threadCount,
    isContextDue,
    replyTo,
    answersUnknown: raw.hasParent && replyTo === null,
    correction: correction && { ...correction, correctedAt: inUtc(correction.correctedAt) },
    mentions,
    answer: raw.answer,
    likes: raw.likes,
    reportCount: raw.reportCount,
    tags,
    seenAt,
    kind,
    sourceState,
    authorEvidence,
    votes: votes.map((line) => ({ ...line, observedAt: inUtc(line.observedAt) })),
    sourceChanges: sourceChanges.map((change) => ({ ...change, observedAt: inUtc(change.observedAt) })),
    quotes: quotes.map(toQuote),
    quotedBy,
    flagVoices: flagVoices.map((flag) => ({ ...flag, raisedAt: inUtc(flag.raisedAt) })),
    notes: notes.map((note) => ({
      ...note,
      writtenAt: inUtc(note.writtenAt),
      editedAt: note.editedAt && inUtc(note.editedAt),
    })),
    decisions: decisions.map((decision) => ({ ...decision, decidedAt: inUtc(decision.decidedAt) })),
  };
}

// PostgreSQL writes a time into JSON in the zone of the session.
function inUtc(time: string): string {
  return new Date(time).toISOString();
}

const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(r) FROM (${rows}) r), '[]')`;

const DETAIL_COLUMNS = Prisma.sql`
  c.body,
  a.comment_count AS "threadCount", a.context_due > 0 AS "isContextDue",
  c.seen_at AS "seenAt", c.kind, c.source_state AS "sourceState", c.author_evidence AS "authorEvidence",
  c.report_count AS "reportCount",
  (SELECT json_build_object('id', p.id, 'position', p.position, 'evidence', coalesce(c.reply_evidence, 'quote'),
      'isGone', p.gone_at IS NOT NULL)
    FROM comment p WHERE p.id = c.parent_id) AS "replyTo",
  c.parent_id IS NOT NULL AS "hasParent",
  ${ANSWER} AS answer,
  (SELECT json_build_object('clusterId', k.id, 'count', k.comment_count)
    FROM likeness l JOIN like_cluster k ON k.id = l.cluster_id WHERE l.comment_id = c.id) AS likes,
  CASE WHEN c.reply_evidence = 'moderator' THEN (
    SELECT json_build_object('moderatorName', m.name, 'correctedAt', l.corrected_at)
    FROM link_correction l JOIN moderator m ON m.id = l.moderator_id WHERE l.comment_id = c.id) END AS correction,
  ${list(Prisma.sql`
    SELECT p.id, p.position, n.evidence FROM mention n JOIN comment p ON p.id = n.mentioned_comment_id
    WHERE n.comment_id = c.id AND n.mentioned_comment_id IS DISTINCT FROM c.parent_id
    ORDER BY n.number LIMIT 50`)} AS mentions,
  ${QUOTES} AS quotes,
  ${QUOTED_BY} AS "quotedBy",
  ${list(Prisma.sql`
    SELECT f.moderator_id AS "moderatorId", m.name AS "moderatorName", f.rule_code AS "ruleCode",
      r.name AS "ruleName", f.severity, f.note, f.raised_at AS "raisedAt",
      CASE WHEN f.rule_version < r.version THEN f.rule_version END AS "earlierVersion"
    FROM flag f JOIN moderator m ON m.id = f.moderator_id JOIN rule r ON r.code = f.rule_code
    WHERE f.comment_id = c.id AND f.withdrawn_at IS NULL ORDER BY f.raised_at, f.moderator_id, f.rule_code`)} AS "flagVoices",
  ${list(Prisma.sql`
    SELECT n.id, n.moderator_id AS "moderatorId", m.name AS "moderatorName", n.text,
      n.written_at AS "writtenAt", n.edited_at AS "editedAt"
    FROM note n JOIN moderator m ON m.id = n.moderator_id
    WHERE n.comment_id = c.id AND n.deleted_at IS NULL ORDER BY n.written_at, n.id`)} AS notes,
  ${list(Prisma.sql`
    SELECT * FROM (
      SELECT v.observed_at AS "observedAt", v.net, v.upvotes, v.downvotes FROM vote_observation v
      WHERE v.comment_id = c.id ORDER BY v.observed_at DESC LIMIT 200) newest ORDER BY "observedAt"`)} AS votes,
  ${list(Prisma.sql`
    SELECT s.kind, s.observed_at AS "observedAt", s.body_before AS "bodyBefore" FROM source_change s
    WHERE s.comment_id = c.id ORDER BY s.observed_at DESC, s.number DESC LIMIT 50`)} AS "sourceChanges",
  coalesce((SELECT json_agg(t.tag ORDER BY t.tag) FROM comment_tag t WHERE t.comment_id = c.id), '[]') AS tags,
  ${list(Prisma.sql`
    SELECT d.id, m.name AS "moderatorName", d.action, d.from_status AS "fromStatus", d.to_status AS "toStatus",
      d.detail, d.undoes, d.decided_at AS "decidedAt"
    FROM decision d JOIN moderator m ON m.id = d.moderator_id
    WHERE d.comment_id = c.id ORDER BY d.decided_at DESC, d.revision DESC, d.id LIMIT 100`)} AS decisions`;
