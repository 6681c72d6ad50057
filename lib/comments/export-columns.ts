import "server-only";
import { EXPORT_RECORD, SEEN_AT } from "@/lib/comments/export-record";
import { Prisma } from "@/lib/db/generated/client";
import { textCell } from "@/lib/domain/csv";
import {
  type FlagVoice,
  type NoteVoice,
  writeFlags,
  writeNotes,
  writeParagraphs,
  writeTags,
} from "@/lib/domain/list-cell";

type ExportColumn = {
  name: string;
  sql: Prisma.Sql;
  /** A value that PostgreSQL wrote as text, as it stands in the file. */
  cell: (value: string) => string;
};

/** Ids, numbers and statuses: nothing in them needs quotation marks, and -4 is a number, no formula. */
const plainCell = (value: string) => value;

/** `2026-11-21 10:04:00.5+00`, as PostgreSQL writes it in UTC, in the form of ISO 8601. */
const isoTime = (value: string) => value.replace(" ", "T").replace(/\+00$/, "Z");

function flagsCell(json: string): string {
  const flags: FlagVoice[] = JSON.parse(json);
  return textCell(writeFlags(flags));
}

function notesCell(json: string): string {
  const notes: NoteVoice[] = JSON.parse(json);
  return textCell(writeNotes(notes.map((note) => ({ ...note, writtenAt: isoTime(note.writtenAt) }))));
}

function tagsCell(json: string): string {
  const tags: string[] = JSON.parse(json);
  return textCell(writeTags(tags));
}

const FLAGS = Prisma.sql`CASE WHEN c.flag_count > 0 THEN (
  SELECT json_agg(json_build_object('rule', f.rule_code, 'severity', f.severity, 'name', m.name, 'note', f.note)
                  ORDER BY f.raised_at, f.rule_code, f.moderator_id)
  FROM flag f JOIN moderator m ON m.id = f.moderator_id
  WHERE f.comment_id = c.id AND f.withdrawn_at IS NULL) END`;

const NOTES = Prisma.sql`CASE WHEN c.note_count > 0 THEN (
  SELECT json_agg(json_build_object('name', m.name, 'writtenAt', n.written_at::text, 'text', n.text)
                  ORDER BY n.written_at, n.id)
  FROM note n JOIN moderator m ON m.id = n.moderator_id
  WHERE n.comment_id = c.id AND n.deleted_at IS NULL) END`;

const TAGS = Prisma.sql`(SELECT json_agg(t.tag ORDER BY t.tag COLLATE "C") FROM comment_tag t WHERE t.comment_id = c.id)`;

const REPLY_TO_POSITION = Prisma.sql`CASE WHEN c.parent_id IS NOT NULL THEN (
  SELECT p.position FROM comment p WHERE p.id = c.parent_id) END`;

// With the first comment alone, or the file would hold an article once for each of its comments.
const ARTICLE_TEXT = Prisma.sql`CASE WHEN c.position = 1 AND cardinality(a.paragraphs) > 0 THEN array_to_json(a.paragraphs)
  END`;

function paragraphsCell(json: string): string {
  const paragraphs: string[] = JSON.parse(json);
  return textCell(writeParagraphs(paragraphs));
}

/** The columns of the file, in their order: c is the comment, a its article, d who decided. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { name: "article_title", sql: Prisma.sql`a.title`, cell: textCell },
  { name: "article_url", sql: Prisma.sql`a.url`, cell: textCell },
  { name: "comment_id", sql: Prisma.sql`c.id`, cell: plainCell },
  { name: "position", sql: Prisma.sql`c.position`, cell: plainCell },
  { name: "author", sql: Prisma.sql`c.author`, cell: textCell },
  { name: "posted_at", sql: Prisma.sql`c.posted_at`, cell: isoTime },
  { name: "body", sql: Prisma.sql`c.body`, cell: textCell },
  { name: "net", sql: Prisma.sql`c.net`, cell: plainCell },
  { name: "upvotes", sql: Prisma.sql`c.upvotes`, cell: plainCell },
  { name: "downvotes", sql: Prisma.sql`c.downvotes`, cell: plainCell },
  { name: "controversy", sql: Prisma.sql`c.controversy`, cell: plainCell },
  { name: "reply_to_id", sql: Prisma.sql`c.parent_id`, cell: plainCell },
  { name: "reply_to_position", sql: REPLY_TO_POSITION, cell: plainCell },
  { name: "status", sql: Prisma.sql`c.status`, cell: plainCell },
  { name: "flags", sql: FLAGS, cell: flagsCell },
  { name: "notes", sql: NOTES, cell: notesCell },
  { name: "tags", sql: TAGS, cell: tagsCell },
  { name: "decided_by", sql: Prisma.sql`d.name`, cell: textCell },
  { name: "decided_at", sql: Prisma.sql`c.decided_at`, cell: isoTime },
  { name: "decision_rule", sql: Prisma.sql`l.reason->>'ruleCode'`, cell: textCell },
  { name: "decision_severity", sql: Prisma.sql`l.reason->>'severity'`, cell: plainCell },
  { name: "decision_note", sql: Prisma.sql`l.reason->>'note'`, cell: textCell },
  // What follows is for another desk, which reads the file back (lib/formats/read-komainu-csv.ts).
  { name: "outlet", sql: Prisma.sql`a.outlet`, cell: textCell },
  { name: "article_id", sql: Prisma.sql`a.id`, cell: plainCell },
  { name: "article_source_id", sql: Prisma.sql`a.source_id`, cell: textCell },
  { name: "section", sql: Prisma.sql`a.section`, cell: textCell },
  { name: "byline", sql: Prisma.sql`a.byline`, cell: textCell },
  { name: "published_at", sql: Prisma.sql`a.published_at`, cell: isoTime },
  { name: "declared_comments", sql: Prisma.sql`a.declared_comment_count`, cell: plainCell },
  { name: "article_text", sql: ARTICLE_TEXT, cell: paragraphsCell },
  { name: "article_complete_at", sql: Prisma.sql`a.complete_at`, cell: isoTime },
  { name: "source_id", sql: Prisma.sql`c.source_id`, cell: textCell },
  { name: "source_state", sql: Prisma.sql`c.source_state`, cell: plainCell },
  { name: "reports", sql: Prisma.sql`c.report_count`, cell: plainCell },
  { name: "kind", sql: Prisma.sql`c.kind`, cell: plainCell },
  { name: "reply_evidence", sql: Prisma.sql`c.reply_evidence`, cell: plainCell },
  { name: "author_evidence", sql: Prisma.sql`c.author_evidence`, cell: plainCell },
  { name: "seen_at", sql: SEEN_AT, cell: isoTime },
  { name: "listed_at", sql: Prisma.sql`c.listed_at`, cell: isoTime },
  { name: "votes_seen_at", sql: Prisma.sql`c.votes_seen_at`, cell: isoTime },
  { name: "gone_at", sql: Prisma.sql`c.gone_at`, cell: isoTime },
  { name: "returned_at", sql: Prisma.sql`c.returned_at`, cell: isoTime },
  { name: "edited_at", sql: Prisma.sql`c.edited_at`, cell: isoTime },
  { name: "record", sql: EXPORT_RECORD, cell: textCell },
];
