import { bodyKey } from "./identity";
import type { ParsedComment, ParseWarning } from "./parsed-article";

/** Who wrote a comment when, as far as its source says it. */
export type Voice = Pick<ParsedComment, "author" | "postedAt">;

// Excel shows long numbers as 1.29403E+18, and turns the digits after the fifteenth into zeros.
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d{1,3}$|^\d[.,]\d+E\d{1,3}$/i;
const ROUNDED = /^\d{15}0+$/;

/** An id that is none any more: many comments share it, even where a file holds one of them. */
export function isShortened(sourceId: string): boolean {
  return SHORTENED.test(sourceId);
}

/** Whose a comment of a file is; of one without name and time only its words tell it from another. */
export function voiceOf({ author, postedAt, body }: Voice & { body: string }): Voice {
  return { author: author ?? (postedAt === null ? bodyKey(body) : null), postedAt };
}

/** Two comments that one id of a file cannot both belong to: by two people, or of two times. */
export function areOthers(one: Voice, other: Voice): boolean {
  return differ(one.author, other.author) || differ(one.postedAt, other.postedAt);
}

/** Surely one person's words of one moment. */
export function isSameVoice(one: Voice, other: Voice): boolean {
  const isKnown = one.author !== null && one.postedAt !== null;
  return isKnown && one.author === other.author && one.postedAt === other.postedAt;
}

/** Another person's other words: no later copy can be the same comment. `bodies`: all that the comment ever said. */
export function isAnotherComment(
  known: Voice & { bodies: readonly string[] },
  seen: Voice & { body: string },
) {
  if (!differ(known.author, seen.author)) return false;
  const key = bodyKey(seen.body);
  return !known.bodies.some((body) => bodyKey(body) === key);
}

const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;

/** The ids of a document under which several comments stand. */
export function damagedIds(comments: readonly ParsedComment[]): Set<string> {
  const first = new Map<string, Voice>();
  const damaged = new Set<string>();
  for (const comment of comments) {
    const { sourceId } = comment;
    if (!sourceId) continue;
    const [known, voice] = [first.get(sourceId), voiceOf(comment)];
    if (!known) first.set(sourceId, voice);
    if (isShortened(sourceId) || (known && areOthers(known, voice))) damaged.add(sourceId);
  }
  return damaged;
}

export function damagedIdsWarning(sourceId: string, line: number | null): ParseWarning {
  const isByExcel = isShortened(sourceId) || ROUNDED.test(sourceId);
  const what = isByExcel
    ? `Excel rounded the ids of this file (${sourceId}, for one)`
    : `The ids of this file are damaged: ${sourceId} stands at comments of several people or times`;
  const advice = isByExcel
    ? " Rather import a fresh export that Excel has not saved, instead of this file."
    : "";
  const message = `${what}. Each comment is kept for itself; answers by such an id are left open.${advice}`;
  return { code: "damaged_id", message, line, position: null };
}
