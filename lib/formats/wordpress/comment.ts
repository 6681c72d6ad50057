import type { CommentKind, SourceState } from "@/lib/domain/parsed-article";
import type { SourceComment } from "@/lib/domain/parsed-part";
import { htmlToText } from "../html/plain-body";
import { shortText } from "../xml/short-text";
import { childOf, fieldOf, textOf, type XmlElement } from "../xml/xml-element";
import type { LocalTime, SiteClock } from "./site-clock";

const STATES: ReadonlyMap<string, SourceState> = new Map([
  ["1", "approved"],
  ["approve", "approved"],
  ["approved", "approved"],
  ["spam", "spam"],
  ["trash", "trash"],
  ["post-trashed", "trash"],
]);
const COUNT = /^[+-]?\d{1,9}$/;

/** Notes that editors and shops keep as comments; no reader wrote them, and none may see them. */
const INTERNAL_TYPES = new Set(["order_note", "action_log", "note"]);

export function isInternal(type: string): boolean {
  return INTERNAL_TYPES.has(type);
}

/** A record of one comment, read. */
export type ReadComment = {
  comment: Omit<SourceComment, "position">;
  time: LocalTime;
  hasPersonal: boolean;
};

/** Reads a comment of a WordPress export; null where it is no comment of a reader. */
export function readComment(record: XmlElement, clock: SiteClock): ReadComment | null {
  const type = fieldOf(record, "wp:comment_type");
  if (isInternal(type)) return null;
  const time = clock.read(fieldOf(record, "wp:comment_date_gmt"), fieldOf(record, "wp:comment_date"));
  const [id, parent] = [idOf(record, "wp:comment_id"), idOf(record, "wp:comment_parent")];
  const personal = {
    email: fieldOf(record, "wp:comment_author_email") || null,
    ip: fieldOf(record, "wp:comment_author_IP") || null,
  };
  const comment = {
    author: shortText(fieldOf(record, "wp:comment_author")),
    postedAt: time.at,
    body: bodyOf(record),
    ...votesOf(record),
    sourceId: id,
    parentSourceId: parent === id ? null : parent,
    state: stateIn(record),
    kind: kindOf(type),
    personal,
  };
  return {
    comment,
    time,
    hasPersonal: personal.email !== null || personal.ip !== null,
  };
}

function bodyOf(record: XmlElement): string {
  const content = childOf(record, "wp:comment_content");
  return content ? htmlToText(textOf(content)) : "";
}

function idOf(record: XmlElement, name: string): string | null {
  const id = fieldOf(record, name);
  return id === "" || id === "0" ? null : id;
}

function stateIn(record: XmlElement): SourceState | null {
  const state = childOf(record, "wp:comment_approved");
  return state ? stateOf(textOf(state)) : null;
}

/** The state that WordPress calls so. What a plugin made of it is unknown here; somebody has to look. */
export function stateOf(word: string): SourceState {
  return STATES.get(word) ?? "pending";
}

function kindOf(type: string): CommentKind {
  return type === "pingback" || type === "trackback" ? type : "comment";
}

/** Votes as the plugins Comments Like Dislike and wpDiscuz keep them. */
function votesOf(record: XmlElement): Pick<SourceComment, "net" | "upvotes" | "downvotes"> {
  const found = new Map<string, number>();
  for (const part of record.parts) {
    if (typeof part === "string" || part.name !== "wp:commentmeta") continue;
    const value = fieldOf(part, "wp:meta_value");
    if (COUNT.test(value)) found.set(fieldOf(part, "wp:meta_key"), Number(value));
  }
  const downvotes = found.get("cld_dislike_count") ?? null;
  return {
    net: found.get("wpdiscuz_votes") ?? null,
    upvotes: found.get("cld_like_count") ?? null,
    downvotes: downvotes === null ? null : Math.abs(downvotes),
  };
}
