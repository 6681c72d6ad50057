import "server-only";
import { randomUUID } from "node:crypto";
import { recordDecisions } from "@/lib/comments/decision-log";
import type { AnnotationChange } from "@/lib/comments/mark-change";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { anchorIn, selectorAt } from "@/lib/domain/anchor";
import { soundText } from "@/lib/domain/sound-text";
import type { By } from "./act-on-subject";
import { findInComments, findSubjects, isAddress } from "./find-subjects";
import { nameColleagues } from "./name-colleagues";
import type { ReadAnnotation, ReadReply } from "./read-web-annotation";
import type { Subject } from "./subject";

type Tx = Prisma.TransactionClient;

/** What became of a file's annotations. `unmarking`: flags and tags on passages of comments; `refused`: how many for each reason. */
export type ImportedAnnotations = {
  added: number;
  known: number;
  lost: number;
  unmarking: number;
  refused: Map<string, number>;
};

export type Importing = { by: By; now: string; outcome: ImportedAnnotations };

/** Takes annotations and answers over in one transaction; what the desk has already, it keeps as it is. */
export async function importBatch(
  tx: Tx,
  run: Importing,
  items: readonly (ReadAnnotation | ReadReply)[],
): Promise<void> {
  const annotations = items.flatMap((item) => (item.isReply ? [] : [item]));
  const subjects = await findSubjects(tx, annotations);
  const rules = new Set((await tx.rule.findMany({ select: { code: true } })).map(({ code }) => code));
  const people = await findPeople(tx, run, items);
  const of = annotations.map((item) => {
    return item.sources.map((source) => subjects.get(source)).find((one) => one !== undefined) ?? null;
  });
  const rows = (await onTheirComments(tx, annotations, of)).flatMap((subject, index) => {
    const item = annotations[index];
    const row = item && subject && rowOf(run, subject, asRuled(item, rules), people);
    if (!row) refuse(run, subject ? NOTHING_THERE : whyUnknown(item));
    return row ? [row] : [];
  });
  const added = await tx.annotation.createManyAndReturn({ data: rows, skipDuplicates: true });
  run.outcome.added += added.length;
  run.outcome.known += rows.length - added.length;
  run.outcome.lost += added.filter(({ lostAt }) => lostAt !== null).length;
  const marking = added.filter(
    ({ kind, subjectId, articleId }) => kind !== "note" && subjectId !== articleId,
  );
  run.outcome.unmarking += marking.length;
  for (const { subjectId, id, text } of added) {
    if (text?.includes("@")) await nameColleagues(tx, { subjectId, noteId: id, namedIn: id }, text);
  }
  await importReplies(
    tx,
    run,
    items.flatMap((item) => (item.isReply ? [item] : [])),
    people,
  );
  await count(tx, run, added);
}

const NOTHING_THERE = "selects a place where the text has nothing";
const NO_TEXT = "speaks of a comment or an article that this desk does not have";
const NO_ADDRESS = `${NO_TEXT} by its address, which pages saved as plain text do not tell`;

function whyUnknown(item: ReadAnnotation | undefined): string {
  return item?.sources.every(isAddress) ? NO_ADDRESS : NO_TEXT;
}

/** Another tool knows the page alone: what it selected in a comment below the article goes to that comment. */
async function onTheirComments(
  tx: Tx,
  items: readonly ReadAnnotation[],
  subjects: readonly (Subject | null)[],
): Promise<(Subject | null)[]> {
  const asked = items.flatMap(({ exact, sources, ...item }, index) => {
    const article = subjects[index];
    if (article?.kind !== "article" || exact === null || !sources.every(isAddress)) return [];
    if (article.text.includes(exact)) return [];
    const selector = { ...item, exact, start: -1, end: -1, copies: null };
    return anchorIn(article.text, selector) === null ? [{ index, article, exact }] : [];
  });
  const found = await findInComments(tx, asked);
  const moved = new Map(asked.map(({ index }, place) => [index, found[place] ?? null]));
  return subjects.map((subject, index) => moved.get(index) ?? subject);
}

/** A refusal is counted, and told once with how often. */
export function refuse({ outcome: { refused } }: Importing, reason: string): void {
  const known = refused.has(reason) || refused.size < 20 ? reason : "cannot be taken for other reasons";
  refused.set(known, (refused.get(known) ?? 0) + 1);
}

/** Those of this desk in whose name work may be taken over: everybody for an admin, else whoever brings the file. */
async function findPeople(
  tx: Tx,
  { by }: Importing,
  items: readonly (ReadAnnotation | ReadReply)[],
): Promise<Set<string>> {
  if (!by.isAdmin) return new Set([by.moderatorId]);
  const ids = items.flatMap((item) => [item.creator.id, item.isReply ? null : item.resolvedById]);
  const known = await tx.moderator.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true },
  });
  return new Set(known.map(({ id }) => id));
}

/** A flag of a rule that this desk does not have is a note that names the rule. */
function asRuled(item: ReadAnnotation, rules: ReadonlySet<string>): ReadAnnotation {
  if (item.ruleCode === null || rules.has(item.ruleCode)) return item;
  const text = [item.ruleCode, item.text].filter((words) => words !== null).join(": ");
  return { ...item, kind: "note", ruleCode: null, severity: null, text };
}

function writer({ by }: Importing, { creator }: ReadAnnotation | ReadReply, people: ReadonlySet<string>) {
  if (creator.id !== null && people.has(creator.id)) return { moderatorId: creator.id, creatorName: null };
  return { moderatorId: by.moderatorId, creatorName: creator.name ?? "somebody elsewhere" };
}

function rowOf(
  run: Importing,
  subject: Subject,
  item: ReadAnnotation,
  people: ReadonlySet<string>,
): Prisma.AnnotationCreateManyInput | null {
  const { id, kind, text, tag, ruleCode, severity, start, end, resolvedAt, resolvedById } = item;
  const exact = item.exact ?? subject.text.slice(start ?? 0, end ?? 0);
  if (exact.trim() === "") return null;
  const asked = {
    exact,
    prefix: item.prefix,
    suffix: item.suffix,
    start: start ?? 0,
    end: end ?? exact.length,
  };
  const place = anchorIn(subject.text, { ...asked, start: start ?? -1, copies: null });
  const found = place ? selectorAt(subject.text, place) : { ...asked, copies: 0 };
  return {
    ...{ subjectId: subject.id, id, articleId: subject.articleId, ...writer(run, item, people) },
    ...{ kind, text, tag, ruleCode, severity, exact, prefix: found.prefix, suffix: found.suffix },
    ...{ selectionStart: found.start, selectionEnd: found.end, copies: found.copies },
    lostAt: place ? null : (item.lostAt ?? run.now),
    writtenAt: item.writtenAt ?? run.now,
    editedAt: item.editedAt,
    resolvedAt,
    resolvedBy:
      resolvedAt && (resolvedById !== null && people.has(resolvedById) ? resolvedById : run.by.moderatorId),
  };
}

async function importReplies(
  tx: Tx,
  run: Importing,
  replies: readonly ReadReply[],
  people: ReadonlySet<string>,
): Promise<void> {
  const known = await tx.annotation.findMany({
    where: {
      OR: replies.map(({ noteId, subjectId }) => ({ id: noteId, ...(subjectId !== null && { subjectId }) })),
    },
    select: { id: true, subjectId: true },
  });
  const subjectOf = new Map(known.map(({ id, subjectId }) => [id, subjectId]));
  for (const item of replies) {
    const { id, noteId, text, writtenAt } = item;
    const subjectId = subjectOf.get(noteId);
    if (subjectId === undefined) {
      refuse(run, "answers an annotation that this desk does not have");
      continue;
    }
    const row = {
      subjectId,
      noteId,
      id,
      ...writer(run, item, people),
      text,
      writtenAt: writtenAt ?? run.now,
    };
    const { count: added } = await tx.noteReply.createMany({ data: [row], skipDuplicates: true });
    if (added > 0) await nameColleagues(tx, { subjectId, noteId, namedIn: id }, text);
    run.outcome[added > 0 ? "added" : "known"] += 1;
  }
}

type Added = Prisma.AnnotationGetPayload<object>;

/** Counts the notes with those on whole comments, and records each annotation in its comment's log. */
async function count(tx: Tx, { by, now }: Importing, added: readonly Added[]): Promise<void> {
  const onComments = added.filter(({ subjectId, articleId }) => subjectId !== articleId);
  const noted = onComments.filter(({ kind }) => kind === "note").map(({ subjectId }) => subjectId);
  await tx.$executeRaw`
    UPDATE comment c SET note_count = c.note_count + w.notes
    FROM (SELECT id, count(*)::int AS notes FROM unnest(${noted}::uuid[]) AS w(id) GROUP BY id ORDER BY id) w
    WHERE c.id = w.id`;
  const revisions = await tx.comment.findMany({
    where: { id: { in: onComments.map(({ subjectId }) => subjectId) } },
    select: { id: true, revision: true },
  });
  const revisionOf = new Map(revisions.map(({ id, revision }) => [id, revision]));
  await recordDecisions(
    tx,
    by.moderatorId,
    onComments.map((row) => ({
      // Of its own: the annotation's id, which the file chose, may stand for something else in the comment's log.
      ...{
        id: randomUUID(),
        commentId: row.subjectId,
        action: "annotate",
        from: null,
        to: null,
        undoes: null,
      },
      asked: null,
      revision: revisionOf.get(row.subjectId) ?? 0,
      detail: changeOf(row),
    })),
  );
  const articles = new Map(added.map(({ subjectId, articleId }) => [subjectId, articleId]));
  await notify(tx, [
    ...[...articles].map(([subjectId, articleId]) => {
      return {
        kind: "annotations" as const,
        subjectId,
        articleId,
        byName: by.name,
        byId: by.moderatorId,
        at: now,
      };
    }),
  ]);
}

function changeOf({ id, moderatorId, kind, exact, text, severity }: Added): AnnotationChange {
  return {
    subject: "annotation",
    annotationId: id,
    moderatorId,
    kind: kind === "tag" || kind === "flag" ? kind : "note",
    passage: soundText(exact.slice(0, 120)).text,
    before: null,
    after: {
      text,
      severity: severity === "low" || severity === "medium" || severity === "high" ? severity : null,
    },
  };
}
