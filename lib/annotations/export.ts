import "server-only";
import type { AnnotationQuery } from "@/lib/annotations/query";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { textCell } from "@/lib/domain/csv";
import { type StoredView, selectViews } from "./select-views";
import { replyToWebAnnotation, toWebAnnotation, WEB_ANNOTATION_CONTEXT } from "./to-web-annotation";
import { annotationWhere, stateWhere } from "./where";

export const ANNOTATION_FORMATS = ["csv", "jsonld"] as const;
export type AnnotationFormat = (typeof ANNOTATION_FORMATS)[number];

const BATCH_ROWS = 500;
const CHUNK_CHARS = 64 * 1024;
const LINE_END = "\r\n";

/** A list of annotations as a file, in the order of the screen: CSV, or the W3C's Web Annotations as JSON-LD. */
export function exportAnnotations(
  actor: Actor,
  query: AnnotationQuery,
  format: AnnotationFormat,
): AsyncGenerator<Buffer, void, undefined> {
  assertCan(actor, "comment:export");
  return inChunks(WRITERS[format](actor, query));
}

const WRITERS = { csv: csvLines, jsonld: jsonLines } satisfies Record<
  AnnotationFormat,
  (actor: Actor, query: AnnotationQuery) => AsyncGenerator<string>
>;

async function* csvLines(actor: Actor, query: AnnotationQuery): AsyncGenerator<string> {
  yield COLUMNS.map(([name]) => name).join(",") + LINE_END;
  for await (const view of everyView(actor, query, "csv")) {
    yield COLUMNS.map(([, cell]) => textCell(cell(view))).join(",") + LINE_END;
  }
}

type Column = readonly [name: string, cell: (view: StoredView) => string | null];

const COLUMNS: readonly Column[] = [
  ["annotation_id", (view) => view.id],
  ["kind", (view) => view.kind],
  ["passage", (view) => view.exact],
  ["text", (view) => view.text],
  ["tag", (view) => view.tag],
  ["rule", (view) => view.ruleCode],
  ["severity", (view) => view.severity],
  ["written_by", (view) => view.creatorName ?? view.moderatorName],
  ["written_at", (view) => view.writtenAt],
  ["edited_at", (view) => view.editedAt],
  ["resolved_by", (view) => view.resolvedByName],
  ["resolved_at", (view) => view.resolvedAt],
  ["lost_at", (view) => view.lostAt],
  ["article_id", (view) => view.articleId],
  ["article_title", (view) => view.articleTitle],
  ["article_url", (view) => view.articleUrl],
  ["comment_id", (view) => (view.subject === "comment" ? view.subjectId : null)],
  ["comment_position", (view) => view.commentPosition?.toString() ?? null],
  ["start", (view) => String(view.start)],
  ["end", (view) => String(view.end)],
  [
    "answers",
    ({ replies }) =>
      replies.length === 0
        ? null
        : replies
            .map((reply) => `${reply.creatorName ?? reply.moderatorName}, ${reply.writtenAt}: ${reply.text}`)
            .join("\n"),
  ],
];

/** A Web Annotation page (W3C, 2017), one annotation a line, each followed by the answers to it. */
async function* jsonLines(actor: Actor, query: AnnotationQuery): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(WEB_ANNOTATION_CONTEXT)},"type":"AnnotationPage","items":[`;
  let between = "\n";
  for await (const view of everyView(actor, query, "jsonld")) {
    const items = [toWebAnnotation(view), ...view.replies.map((reply) => replyToWebAnnotation(view, reply))];
    for (const item of items) {
      yield between + JSON.stringify(item);
      between = ",\n";
    }
  }
  yield "\n]}\n";
}

async function* everyView(actor: Actor, query: AnnotationQuery, format: string): AsyncGenerator<StoredView> {
  await recordAudit(db, actor, { action: "export", subject: "annotations", detail: { ...query, format } });
  let later = Prisma.sql`true`;
  for (;;) {
    const views = await selectViews(
      Prisma.sql`${annotationWhere(actor, query)} AND ${stateWhere(query)} AND ${later}`,
      Prisma.sql`ORDER BY n.written_at DESC, n.id DESC LIMIT ${BATCH_ROWS}`,
    );
    yield* views;
    const last = views.at(-1);
    if (!last || views.length < BATCH_ROWS) return;
    later = Prisma.sql`(n.written_at, n.id) < (${last.writtenAt}::timestamptz, ${last.id}::uuid)`;
  }
}

async function* inChunks(lines: AsyncGenerator<string>): AsyncGenerator<Buffer, void, undefined> {
  let text = "";
  for await (const line of lines) {
    text += line;
    if (text.length < CHUNK_CHARS) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
