import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";

const time = (column: Prisma.Sql) => isoUtc(column);
const person = Prisma.sql`json_build_object('id', m.id, 'name', m.name)`;

const FLAGS = Prisma.sql`
  SELECT json_agg(json_build_object('rule', f.rule_code, 'ruleName', r.name, 'severity', f.severity, 'by', ${person},
    'note', f.note, 'raisedAt', ${time(Prisma.sql`f.raised_at`)}, 'withdrawnAt', ${time(Prisma.sql`f.withdrawn_at`)})
    ORDER BY f.raised_at, f.rule_code, f.moderator_id)
  FROM flag f JOIN moderator m ON m.id = f.moderator_id JOIN rule r ON r.code = f.rule_code WHERE f.comment_id = c.id`;

const NOTES = Prisma.sql`
  SELECT json_agg(json_build_object('id', n.id, 'by', ${person}, 'text', n.text,
    'writtenAt', ${time(Prisma.sql`n.written_at`)}, 'editedAt', ${time(Prisma.sql`n.edited_at`)}) ORDER BY n.written_at, n.id)
  FROM note n JOIN moderator m ON m.id = n.moderator_id
  -- Whoever deleted a note did not mean it to leave the desk.
  WHERE n.comment_id = c.id AND n.deleted_at IS NULL`;

const TAGS = Prisma.sql`
  SELECT json_agg(json_build_object('tag', t.tag, 'by', ${person}, 'taggedAt', ${time(Prisma.sql`t.tagged_at`)})
    ORDER BY t.tag COLLATE "C")
  FROM comment_tag t JOIN moderator m ON m.id = t.moderator_id WHERE t.comment_id = c.id`;

// As text: the nulls in a line's detail mean something.
const DECISIONS = Prisma.sql`
  SELECT json_agg(json_build_object('id', l.id, 'by', ${person}, 'action', l.action, 'from', l.from_status,
    'to', l.to_status, 'revision', l.revision, 'detail', l.detail::text, 'undoes', l.undoes,
    'decidedAt', ${time(Prisma.sql`l.decided_at`)}) ORDER BY l.decided_at, l.revision, l.id)
  FROM decision l JOIN moderator m ON m.id = l.moderator_id WHERE l.comment_id = c.id`;

/** Before imports kept it, a comment was seen when it came. */
export const SEEN_AT = Prisma.sql`coalesce(c.seen_at, c.imported_at)`;

// Where there is but one observation, of when the comment was last seen, the row itself says all of it.
const VOTES = Prisma.sql`
  SELECT json_agg(json_build_object('observedAt', ${time(Prisma.sql`v.observed_at`)}, 'net', v.net,
    'upvotes', v.upvotes, 'downvotes', v.downvotes, 'netChange', v.net_change,
    'changedAfter', ${time(Prisma.sql`v.changed_after`)}) ORDER BY v.observed_at)
  FROM vote_observation v WHERE v.comment_id = c.id HAVING bool_or(v.observed_at <> ${SEEN_AT})`;

const CHANGES = Prisma.sql`
  SELECT json_agg(json_build_object('kind', s.kind, 'observedAt', ${time(Prisma.sql`s.observed_at`)},
    'bodyBefore', s.body_before) ORDER BY s.number)
  FROM source_change s WHERE s.comment_id = c.id`;

const QUOTES = Prisma.sql`
  SELECT json_agg(json_build_object('bodyStart', q.body_start, 'bodyEnd', q.body_end,
    'sourceCommentId', q.source_comment_id, 'sourceParagraph', q.source_paragraph, 'sourceStart', q.source_start,
    'sourceEnd', q.source_end, 'confidence', q.confidence) ORDER BY q.number)
  FROM quote q WHERE q.comment_id = c.id`;

/** Most comments have nothing of the kind, and four lists need not be looked for. */
const WORK = Prisma.sql`
  CASE WHEN c.revision > 0 OR c.flag_count > 0 OR c.note_count > 0
         OR EXISTS (SELECT FROM decision l WHERE l.comment_id = c.id)
         OR EXISTS (SELECT FROM comment_tag t WHERE t.comment_id = c.id)
    THEN jsonb_build_object(
      'revision', nullif(c.revision, 0),
      'decidedBy', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END,
      'flags', (${FLAGS}), 'notes', (${NOTES}), 'tags', (${TAGS}), 'decisions', (${DECISIONS}))
    ELSE '{}' END`;

/**
 * Everything that hangs off the comment `c`, as JSON without nulls, so that another desk can take it over: who did
 * what, when, and what was undone and withdrawn; and what is known of its past. Null where nothing hangs there.
 */
export const EXPORT_RECORD = Prisma.sql`
  nullif(jsonb_strip_nulls(${WORK} || jsonb_build_object(
    'votes', (${VOTES}),
    'changes', CASE WHEN num_nonnulls(c.edited_at, c.gone_at, c.returned_at) > 0 THEN (${CHANGES}) END,
    'quotes', (${QUOTES})))::text, '{}')`;
