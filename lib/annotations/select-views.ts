import "server-only";
import type { AnnotationView, NoteThread, ReplyView } from "@/lib/annotations/view";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

/** An annotation with what finds its passage in the present text, and what only a file tells. */
export type StoredView = AnnotationView & {
  prefix: string;
  suffix: string;
  copies: number;
  articleUrl: string | null;
  resolvedById: string | null;
};

/** Annotations `n` that meet `where`, as they are shown; their places are those kept. */
export async function selectViews(
  where: Prisma.Sql,
  tail: Prisma.Sql,
  options: { keepPlan?: boolean } = {},
): Promise<StoredView[]> {
  const statement = Prisma.sql`
    SELECT ${VIEW_COLUMNS}
    FROM annotation n JOIN moderator m ON m.id = n.moderator_id JOIN article a ON a.id = n.article_id
    LEFT JOIN comment c ON c.id = n.subject_id LEFT JOIN rule r ON r.code = n.rule_code
    WHERE n.deleted_at IS NULL AND ${where} ${tail}`;
  const rows = await selectRows<StoredView>(statement, options);
  return rows.map((row) => ({ ...row, replies: inUtc(row.replies) }));
}

/** An annotation without what only finds its place or stands in a file. */
export function shownView(stored: StoredView): AnnotationView {
  const { prefix: _, suffix: __, copies: ___, articleUrl: ____, resolvedById: _____, ...view } = stored;
  return view;
}

/** Notes on whole comments that meet `where`, in the shape of annotations. */
export async function selectNoteViews(where: Prisma.Sql): Promise<AnnotationView[]> {
  const rows = await selectRows<AnnotationView>(Prisma.sql`
    SELECT n.id, n.comment_id AS "subjectId", c.article_id AS "articleId", 'comment' AS subject,
      a.title AS "articleTitle", c.position AS "commentPosition", n.moderator_id AS "moderatorId",
      m.name AS "moderatorName", NULL AS "creatorName", 'note' AS kind, n.text, NULL AS tag, NULL AS "ruleCode",
      NULL AS "ruleName", NULL AS severity, '' AS exact, 0 AS start, 0 AS end, NULL AS "lostAt",
      n.written_at AS "writtenAt", n.edited_at AS "editedAt", ${talk(Prisma.sql`n.comment_id`)}
    FROM note n JOIN moderator m ON m.id = n.moderator_id JOIN comment c ON c.id = n.comment_id
    JOIN article a ON a.id = c.article_id
    WHERE n.deleted_at IS NULL AND ${where}`);
  return rows.map((row) => ({ ...row, replies: inUtc(row.replies) }));
}

/** Lines of the decision log that meet `where`, in the shape of annotations: decisions and flags that name or overturn somebody. */
export async function selectLineViews(where: Prisma.Sql): Promise<AnnotationView[]> {
  return selectRows<AnnotationView>(Prisma.sql`
    SELECT d.id, d.comment_id AS "subjectId", c.article_id AS "articleId", 'comment' AS subject,
      a.title AS "articleTitle", c.position AS "commentPosition", d.moderator_id AS "moderatorId",
      m.name AS "moderatorName", NULL AS "creatorName", CASE d.action WHEN 'flag' THEN 'flag' ELSE 'note' END AS kind,
      coalesce(d.detail->'after'->>'note', d.detail->'reason'->>'note') AS text, NULL AS tag,
      r.code AS "ruleCode", r.name AS "ruleName",
      coalesce(d.detail->'after'->>'severity', d.detail->'reason'->>'severity') AS severity,
      '' AS exact, 0 AS start, 0 AS end, NULL AS "lostAt", d.decided_at AS "writtenAt", NULL AS "editedAt",
      NULL AS "resolvedAt", NULL AS "resolvedByName", '[]'::json AS "namedIds", '[]'::json AS replies,
      CASE WHEN d.to_status IS NOT NULL THEN json_build_object('from', d.from_status, 'to', d.to_status,
        'opening', left(c.body, 200)) END AS decision
    FROM decision d JOIN moderator m ON m.id = d.moderator_id JOIN comment c ON c.id = d.comment_id
    JOIN article a ON a.id = c.article_id
    LEFT JOIN rule r ON r.code = coalesce(d.detail->>'ruleCode', d.detail->'reason'->>'ruleCode')
    WHERE ${where}`);
}

/** The talk under notes on whole comments that meet `where`. */
export async function selectThreads(where: Prisma.Sql): Promise<NoteThread[]> {
  const statement = Prisma.sql`
    SELECT n.comment_id AS "subjectId", n.id AS "noteId", ${talk(Prisma.sql`n.comment_id`)}
    FROM note n WHERE n.deleted_at IS NULL AND ${where} ORDER BY n.comment_id, n.written_at, n.id`;
  const rows = await selectRows<NoteThread>(statement, { keepPlan: true });
  return rows.map((row) => ({ ...row, replies: inUtc(row.replies) }));
}

// PostgreSQL writes a time into JSON in the zone of the session.
function inUtc(replies: readonly ReplyView[]): ReplyView[] {
  const iso = (time: string) => new Date(time).toISOString();
  return replies.map((reply) => ({
    ...reply,
    writtenAt: iso(reply.writtenAt),
    editedAt: reply.editedAt && iso(reply.editedAt),
  }));
}

function namedIn(subject: Prisma.Sql, note: Prisma.Sql, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(g.moderator_id ORDER BY g.moderator_id), '[]') FROM note_naming g
    WHERE g.subject_id = ${subject} AND g.note_id = ${note} AND g.named_in = ${where})`;
}

function talk(subject: Prisma.Sql): Prisma.Sql {
  const note = Prisma.sql`n.id`;
  return Prisma.sql`n.resolved_at AS "resolvedAt",
    (SELECT s.name FROM moderator s WHERE s.id = n.resolved_by) AS "resolvedByName",
    ${namedIn(subject, note, note)} AS "namedIds",
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'moderatorId', p.moderator_id, 'moderatorName', w.name,
        'creatorName', p.creator_name, 'text', p.text, 'writtenAt', p.written_at, 'editedAt', p.edited_at,
        'namedIds', ${namedIn(subject, note, Prisma.sql`p.id`)}) ORDER BY p.written_at, p.id), '[]')
      FROM note_reply p JOIN moderator w ON w.id = p.moderator_id
      WHERE p.subject_id = ${subject} AND p.note_id = n.id AND p.deleted_at IS NULL) AS replies`;
}

const VIEW_COLUMNS = Prisma.sql`
  n.id, n.subject_id AS "subjectId", n.article_id AS "articleId",
  CASE WHEN n.subject_id = n.article_id THEN 'article' ELSE 'comment' END AS subject,
  a.title AS "articleTitle", c.position AS "commentPosition", n.moderator_id AS "moderatorId",
  m.name AS "moderatorName", n.creator_name AS "creatorName", n.kind, n.text, n.tag, n.rule_code AS "ruleCode",
  r.name AS "ruleName", n.severity, n.exact, n.prefix, n.suffix, n.copies, a.url AS "articleUrl",
  n.resolved_by AS "resolvedById", n.selection_start AS start,
  n.selection_end AS end, n.lost_at AS "lostAt", n.written_at AS "writtenAt", n.edited_at AS "editedAt",
  ${talk(Prisma.sql`n.subject_id`)}`;
