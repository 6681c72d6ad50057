import type { CommentDetail, CommentFlag, CommentRow, FlagSummary } from "@/lib/comments/data";
import { SEVERITIES } from "@/lib/domain/severities";
import type { Status } from "@/lib/domain/statuses";
import type { Act } from "./act";
import type { Entry } from "./entry";

/** A decision that was heard of after the comment was read. */
export type News = {
  status: Status;
  revision: number;
  byName: string;
  byId: string;
  at: string;
  /** The comment was being looked at when this was heard. */
  wasLookedAt: boolean;
};

/** Who changed the comment since it was read; `isMine` when it was this moderator. */
export type Since = { status: Status; byName: string; isMine: boolean; at: string };

export type Me = { id: string; name: string };

/** When the comment was read from the desk: what was saved earlier is already in it. */
export type Read<Comment> = Comment & { readAtMs: number };

function isOutside(entry: Entry, readAtMs: number): boolean {
  if (entry.state === "refused") return false;
  return entry.savedAtMs === null || entry.savedAtMs > readAtMs;
}

function statusAfter(act: Act): Status | null {
  if (act.kind === "decide") return act.status;
  if (act.kind === "undo" && act.target.kind === "decide") return act.target.before.status;
  return null;
}

function inverse(act: Act): Act {
  if (act.kind !== "undo") return act;
  const { target } = act;
  const base = { id: act.id, commentId: act.commentId, at: act.at };
  if (target.kind === "flag") return { ...base, kind: "withdraw", ruleCode: target.ruleCode };
  if (target.kind === "note") return { ...base, kind: "delete-note", noteId: target.noteId };
  if (target.kind === "tag") return { ...base, kind: "untag", tag: target.tag };
  if (target.kind === "untag") return { ...base, kind: "tag", tag: target.tag };
  if (target.kind === "withdraw" && target.flag) return { ...base, kind: "flag", ...target.flag };
  return act;
}

type Decided = Pick<CommentRow, "status" | "revision" | "decidedByName" | "decidedAt">;

/** The comment's decision as it stands after news from colleagues and this moderator's own acts. */
export function projectStatus<Comment extends Read<Decided>>(
  comment: Comment,
  entries: readonly Entry[],
  news: News | null,
  me: Me,
): { comment: Comment; since: Since | null } {
  let now = comment;
  let since: Since | null = null;
  if (news && news.revision > comment.revision) {
    now = {
      ...now,
      status: news.status,
      revision: news.revision,
      decidedByName: news.byName,
      decidedAt: news.at,
    };
    since = { status: news.status, byName: news.byName, isMine: news.byId === me.id, at: news.at };
  }
  for (const entry of entries) {
    const status = statusAfter(entry.act);
    if (status === null || !isOutside(entry, comment.readAtMs)) continue;
    if (entry.savedRevision !== null && entry.savedRevision < now.revision) continue;
    const revision = entry.savedRevision ?? now.revision;
    now = { ...now, status, revision, decidedByName: me.name, decidedAt: entry.act.at };
    since = { status, byName: me.name, isMine: true, at: entry.act.at };
  }
  return { comment: now, since: since && now.status !== comment.status ? since : null };
}

function addVoice(flags: FlagSummary[], act: Extract<Act, { kind: "flag" }>): FlagSummary[] {
  const { ruleCode, ruleName, severity } = act;
  const known = flags.find((flag) => flag.ruleCode === ruleCode);
  if (!known) return [...flags, { ruleCode, ruleName, severity, voices: 1 }];
  const isGraver = SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(known.severity);
  const raised = { ...known, voices: known.voices + 1, severity: isGraver ? severity : known.severity };
  return flags.map((flag) => (flag === known ? raised : flag));
}

function removeVoice(flags: FlagSummary[], ruleCode: string): FlagSummary[] {
  return flags.flatMap((flag) => {
    if (flag.ruleCode !== ruleCode) return [flag];
    return flag.voices > 1 ? [{ ...flag, voices: flag.voices - 1 }] : [];
  });
}

type Marked = Pick<CommentRow, "flags" | "flagCount" | "noteCount">;

/** Flags and notes of a row after this moderator's own acts. */
export function projectMarks<Comment extends Read<Marked>>(
  comment: Comment,
  entries: readonly Entry[],
): Comment {
  let now = comment;
  for (const entry of entries) {
    if (!isOutside(entry, comment.readAtMs)) continue;
    const act = inverse(entry.act);
    if (act.kind === "flag") now = { ...now, flags: addVoice(now.flags, act), flagCount: now.flagCount + 1 };
    if (act.kind === "withdraw")
      now = { ...now, flags: removeVoice(now.flags, act.ruleCode), flagCount: now.flagCount - 1 };
    if (act.kind === "note") now = { ...now, noteCount: now.noteCount + 1 };
    if (act.kind === "delete-note") now = { ...now, noteCount: now.noteCount - 1 };
  }
  return now;
}

function voiceOf(act: Extract<Act, { kind: "flag" }>, me: Me): CommentFlag {
  const { ruleCode, ruleName, severity, note } = act;
  const by = { moderatorId: me.id, moderatorName: me.name, raisedAt: act.at, earlierVersion: null };
  return { ...by, ruleCode, ruleName, severity, note };
}

type Linked = Pick<CommentDetail, "replyTo" | "correction">;

function answering<Comment extends Linked>(now: Comment, act: Act, me: Me): Comment {
  if (act.kind === "link") {
    const correction = { moderatorName: me.name, correctedAt: act.at };
    return { ...now, replyTo: act.parent && { ...act.parent, evidence: "moderator" }, correction };
  }
  return act.kind === "undo" && act.target.kind === "link" ? { ...now, ...act.target.before } : now;
}

/** What a comment answers after this moderator's own corrections. */
export function projectLink<Comment extends Read<Linked>>(
  comment: Comment,
  entries: readonly Entry[],
  me: Me,
): Comment {
  return entries
    .filter((entry) => isOutside(entry, comment.readAtMs))
    .reduce((now, { act }) => answering(now, act, me), comment);
}

type Annotated = Pick<CommentDetail, "flagVoices" | "notes" | "tags">;

function annotate<Comment extends Annotated>(now: Comment, act: Act, me: Me): Comment {
  switch (act.kind) {
    case "flag": {
      const others = now.flagVoices.filter(
        (voice) => voice.moderatorId !== me.id || voice.ruleCode !== act.ruleCode,
      );
      return { ...now, flagVoices: [...others, voiceOf(act, me)] };
    }
    case "withdraw":
      return {
        ...now,
        flagVoices: now.flagVoices.filter(
          (voice) => voice.moderatorId !== me.id || voice.ruleCode !== act.ruleCode,
        ),
      };
    case "note": {
      const others = now.notes.filter((note) => note.id !== act.noteId);
      const author = { moderatorId: me.id, moderatorName: me.name };
      return {
        ...now,
        notes: [...others, { id: act.noteId, ...author, text: act.text, writtenAt: act.at, editedAt: null }],
      };
    }
    case "edit-note":
      return {
        ...now,
        notes: now.notes.map((note) =>
          note.id === act.noteId ? { ...note, text: act.text, editedAt: act.at } : note,
        ),
      };
    case "delete-note":
      return { ...now, notes: now.notes.filter((note) => note.id !== act.noteId) };
    case "tag":
      return { ...now, tags: [...new Set([...now.tags, act.tag])].sort() };
    case "untag":
      return { ...now, tags: now.tags.filter((tag) => tag !== act.tag) };
    default:
      return now;
  }
}

/** Flags, notes and tags of the reading pane after this moderator's own acts. */
export function projectAnnotations<Comment extends Read<Annotated>>(
  comment: Comment,
  entries: readonly Entry[],
  me: Me,
): Comment {
  return entries
    .filter((entry) => isOutside(entry, comment.readAtMs))
    .reduce((now, entry) => annotate(now, inverse(entry.act), me), comment);
}
