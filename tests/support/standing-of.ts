import { expect } from "vitest";
import { markChangeSchema } from "@/lib/comments/mark-change";
import { db } from "@/lib/db/client";

/** Each thing that an act can change, and how it is; what is not there has no entry. */
export type Standing = Map<string, string>;

const key = (...parts: (string | null)[]) => parts.join(" ");
const state = (value: object) => JSON.stringify(Object.entries(value).sort());

/** How everything on these comments and articles is. */
export async function standingOf(subjects: string[]): Promise<Standing> {
  const ofComment = { where: { commentId: { in: subjects } } };
  const ofSubject = { where: { subjectId: { in: subjects }, deletedAt: null } };
  const [comments, flags, notes, tags, annotations, replies] = await Promise.all([
    db.comment.findMany({ where: { id: { in: subjects } }, include: { linkCorrection: true } }),
    db.flag.findMany({ where: { ...ofComment.where, withdrawnAt: null } }),
    db.note.findMany(ofComment),
    db.commentTag.findMany(ofComment),
    db.annotation.findMany({ where: { subjectId: { in: subjects } } }),
    db.noteReply.findMany(ofSubject),
  ]);
  const things: [string, string][] = [];
  for (const comment of comments) {
    const { id, status, parentId, replyEvidence: evidence, linkCorrection } = comment;
    things.push([key("status", id), status]);
    const link = { parentId, evidence, moderatorId: linkCorrection?.moderatorId ?? null };
    things.push([key("link", id), state(link)]);
  }
  for (const { commentId, moderatorId, ruleCode, severity, note } of flags)
    things.push([key("flag", commentId, moderatorId, ruleCode), state({ severity, note })]);
  for (const { commentId, id, text, deletedAt, resolvedBy } of notes) {
    if (deletedAt === null) things.push([key("note", commentId, id), state({ text })]);
    if (resolvedBy) things.push([key("resolution", commentId, id), state({ moderatorId: resolvedBy })]);
  }
  for (const { commentId, tag, moderatorId } of tags)
    things.push([key("tag", commentId, tag), state({ moderatorId })]);
  for (const { subjectId, id, text, severity, deletedAt, resolvedBy } of annotations) {
    if (deletedAt === null) things.push([key("annotation", subjectId, id), state({ text, severity })]);
    if (resolvedBy) things.push([key("resolution", subjectId, id), state({ moderatorId: resolvedBy })]);
  }
  for (const { subjectId, noteId, id, text } of replies)
    things.push([key("reply", subjectId, noteId, id), state({ text })]);
  return new Map(things);
}

/** All lines of these comments and articles, in the decision log and in the audit log. */
export async function readLines(subjects: string[]) {
  const onComments = await db.decision.findMany({ where: { commentId: { in: subjects } } });
  const onArticle = await db.auditEntry.findMany({ where: { subject: { in: subjects } } });
  return [
    ...onComments.map((line) => ({ ...line, subjectId: line.commentId })),
    ...onArticle.map(({ action, subject: subjectId, ...line }) => {
      return { ...line, action: action.replace("article.", ""), subjectId, fromStatus: null, toStatus: null };
    }),
  ];
}
type Line = Awaited<ReturnType<typeof readLines>>[number];

/** What a line says it changed, from what to what; null is "not there". */
function transition({
  subjectId,
  fromStatus,
  toStatus,
  detail,
}: Line): [string, string | null, string | null] {
  if (toStatus !== null) return [key("status", subjectId), fromStatus, toStatus];
  const change = markChangeSchema.parse(detail);
  const whole = (value: object | null) => value && state(value);
  const from = whole(change.before);
  const to = whole(change.after);
  switch (change.subject) {
    case "flag":
      return [key("flag", subjectId, change.moderatorId, change.ruleCode), from, to];
    case "note":
      return [key("note", subjectId, change.noteId), from, to];
    case "tag":
      return [key("tag", subjectId, change.tag), from, to];
    case "link":
      return [key("link", subjectId), from, to];
    case "annotation":
      return [key("annotation", subjectId, change.annotationId), from, to];
    case "reply":
      return [key("reply", subjectId, change.noteId, change.replyId), from, to];
    case "resolution": {
      const by = (said: { moderatorId: string | null }) => (said.moderatorId === null ? null : state(said));
      return [key("resolution", subjectId, change.noteId), by(change.before), by(change.after)];
    }
  }
}

/** Each thing as the log says that it is, whatever order its lines came in: what was come to more often than left. */
export function toldByLog(before: Standing, lines: readonly Line[]): Standing {
  const tally = new Map(
    [...before].map(([thing, how]) => [thing, new Map<string | null, number>([[how, 1]])]),
  );
  for (const line of lines) {
    const [thing, from, to] = transition(line);
    const counts = tally.get(thing) ?? new Map<string | null, number>([[null, 1]]);
    counts.set(from, (counts.get(from) ?? 0) - 1);
    counts.set(to, (counts.get(to) ?? 0) + 1);
    tally.set(thing, counts);
  }
  const told: Standing = new Map();
  for (const [thing, counts] of tally) {
    const left = [...counts].filter(([, count]) => count !== 0);
    expect(
      left.map(([, count]) => count),
      `the lines of ${thing} follow one another`,
    ).toEqual([1]);
    const how = left[0]?.[0];
    if (how != null) told.set(thing, how);
  }
  return told;
}
