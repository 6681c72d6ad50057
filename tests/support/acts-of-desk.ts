import * as annotating from "@/lib/annotations/mutations";
import * as annotationSchema from "@/lib/annotations/schema";
import type { Actor } from "@/lib/auth/actor";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { decideCommentsSchema, undoDecisionSchema } from "@/lib/comments/schema";
import { db } from "@/lib/db/client";
import type { Severity } from "@/lib/domain/severities";
import type { Status } from "@/lib/domain/statuses";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { raiseFlagsSchema, withdrawFlagSchema } from "@/lib/flags/schema";
import { correctLink } from "@/lib/links/mutations";
import { correctLinkSchema } from "@/lib/links/schema";

/** One thing that somebody asks of the desk; what a kind of act has no use for, it leaves. */
type AskedOfDesk = {
  person: Actor;
  /** A comment or an article; `commentId` and `next` are comments. */
  subjectId: string;
  commentId: string;
  next: string;
  id: string;
  /** The note, the annotation or the line that it is about. */
  other: string;
  third: string;
  text: string;
  status: Status;
  severity: Severity;
  kind: "note" | "tag" | "flag";
};

/** What was acknowledged: under which id of which comment or article, and what its line has to say. */
export type Acknowledged = { person: Actor; subjectId: string; id: string; line: object };

type Perform = (asked: AskedOfDesk) => Promise<Acknowledged[]>;
type Pair = { id: string; commentId: string };

async function one(
  asked: AskedOfDesk,
  subjectId: string,
  line: object,
  work: Promise<unknown>,
): Promise<Acknowledged[]> {
  await work;
  return [{ person: asked.person, subjectId, id: asked.id, line }];
}

async function decide({ person, status }: AskedOfDesk, pairs: Pair[]): Promise<Acknowledged[]> {
  const found = await db.comment.findMany({ where: { id: { in: pairs.map((pair) => pair.commentId) } } });
  const revisions = new Map(found.map(({ id, revision }) => [id, revision]));
  const decisions = pairs.map((pair) => ({ ...pair, revision: revisions.get(pair.commentId) ?? 0, status }));
  const { applied } = await decideComments(person, decideCommentsSchema.parse({ decisions }));
  const line = { action: "decide", toStatus: status };
  return applied.map(({ commentId, id }) => ({ person, subjectId: commentId, id, line }));
}

const ruleOf = (text: string) => (text === "a" ? "spam" : "hate");

async function raise({ person, severity, text: note }: AskedOfDesk, flags: Pair[]): Promise<Acknowledged[]> {
  const ruleCode = ruleOf(note);
  const done = await raiseFlags(person, raiseFlagsSchema.parse({ flags, ruleCode, severity, note }));
  const line = { action: "flag", detail: { ruleCode, after: { severity, note } } };
  return done.map(({ commentId, id }) => ({ person, subjectId: commentId, id, line }));
}

const bothOf = ({ id, commentId, other, next }: AskedOfDesk) => [
  { id, commentId },
  { id: other, commentId: next },
];

const ON_COMMENTS = {
  decide: (asked) => decide(asked, [asked]),
  "decide-two": (asked) => decide(asked, bothOf(asked)),
  flag: (asked) => raise(asked, [asked]),
  "flag-two": (asked) => raise(asked, bothOf(asked)),
  async undo({ person, id, commentId, other: undoes }) {
    const { kind } = await undoDecision(person, undoDecisionSchema.parse({ id, commentId, undoes }));
    return kind === "done" ? [{ person, subjectId: commentId, id, line: { action: "undo", undoes } }] : [];
  },
  withdraw(asked) {
    const ruleCode = ruleOf(asked.text);
    const line = { action: "withdraw-flag", detail: { ruleCode, after: null } };
    return one(
      asked,
      asked.commentId,
      line,
      withdrawFlag(asked.person, withdrawFlagSchema.parse({ ...asked, ruleCode })),
    );
  },
  note(asked) {
    const input = annotationSchema.writeNoteSchema.parse({ ...asked, noteId: asked.other });
    const line = { action: "write-note", detail: { noteId: asked.other, after: { text: asked.text } } };
    return one(asked, asked.commentId, line, annotating.writeNote(asked.person, input));
  },
  "edit-note"(asked) {
    const input = annotationSchema.writeNoteSchema.parse({ ...asked, noteId: asked.other });
    const line = { action: "edit-note", detail: { noteId: asked.other, after: { text: asked.text } } };
    return one(asked, asked.commentId, line, annotating.editNote(asked.person, input));
  },
  "delete-note"(asked) {
    const input = annotationSchema.deleteNoteSchema.parse({ ...asked, noteId: asked.other });
    const line = { action: "delete-note", detail: { noteId: asked.other, after: null } };
    return one(asked, asked.commentId, line, annotating.deleteNote(asked.person, input));
  },
  tag(asked) {
    const input = annotationSchema.tagCommentSchema.parse({ ...asked, tag: asked.text });
    const line = { action: "add-tag", detail: { tag: asked.text } };
    return one(asked, asked.commentId, line, annotating.addTag(asked.person, input));
  },
  untag(asked) {
    const input = annotationSchema.tagCommentSchema.parse({ ...asked, tag: asked.text });
    const line = { action: "remove-tag", detail: { tag: asked.text, after: null } };
    return one(asked, asked.commentId, line, annotating.removeTag(asked.person, input));
  },
  link(asked) {
    const parentId = asked.text === "a" ? asked.next : null;
    const line = { action: "correct-link", detail: { after: { parentId } } };
    return one(
      asked,
      asked.commentId,
      line,
      correctLink(asked.person, correctLinkSchema.parse({ ...asked, parentId })),
    );
  },
} satisfies Record<string, Perform>;

const ON_SUBJECTS = {
  annotate(asked) {
    const { kind, text, severity } = asked;
    const of = { note: { text }, tag: { tag: text }, flag: { ruleCode: ruleOf(text), severity } }[kind];
    const place = { exact: "The", prefix: "", suffix: " night", start: 0, end: 3 };
    const { id, subjectId } = asked;
    const input = annotationSchema.annotateSchema.parse({ id, subjectId, ...place, kind, ...of });
    const line = { action: "annotate", detail: { annotationId: id, kind } };
    return one(asked, subjectId, line, annotating.annotate(asked.person, input));
  },
  edit(asked) {
    const { id, subjectId, other: annotationId, text } = asked;
    const input = annotationSchema.editAnnotationSchema.parse({ id, subjectId, annotationId, text });
    const line = { action: "edit-annotation", detail: { annotationId, after: { text } } };
    return one(asked, subjectId, line, annotating.editAnnotation(asked.person, input));
  },
  delete(asked) {
    const input = annotationSchema.deleteAnnotationSchema.parse({ ...asked, annotationId: asked.other });
    const line = { action: "delete-annotation", detail: { annotationId: asked.other, after: null } };
    return one(asked, asked.subjectId, line, annotating.deleteAnnotation(asked.person, input));
  },
  reply(asked) {
    const input = annotationSchema.replySchema.parse({ ...asked, noteId: asked.other });
    const detail = { noteId: asked.other, replyId: asked.id, after: { text: asked.text } };
    return one(asked, asked.subjectId, { action: "reply", detail }, annotating.reply(asked.person, input));
  },
  "delete-reply"(asked) {
    const { other: noteId, third: replyId } = asked;
    const input = annotationSchema.deleteReplySchema.parse({ ...asked, noteId, replyId });
    const line = { action: "delete-reply", detail: { noteId, replyId, after: null } };
    return one(asked, asked.subjectId, line, annotating.deleteReply(asked.person, input));
  },
  resolve(asked) {
    const input = annotationSchema.resolveSchema.parse({ ...asked, noteId: asked.other, isResolved: true });
    const line = { action: "resolve", detail: { noteId: asked.other } };
    return one(asked, asked.subjectId, line, annotating.resolve(asked.person, input));
  },
  reopen(asked) {
    const input = annotationSchema.resolveSchema.parse({ ...asked, noteId: asked.other, isResolved: false });
    const line = { action: "reopen", detail: { noteId: asked.other } };
    return one(asked, asked.subjectId, line, annotating.resolve(asked.person, input));
  },
} satisfies Record<string, Perform>;

/** Each act that changes a comment, or what is written on it or on an article, as the desk's actions do it. */
export const ACTS: Record<string, Perform> = { ...ON_COMMENTS, ...ON_SUBJECTS };
