import type { SourceLine } from "../source-line";
import { type JstTime, parseJstTime } from "./jst-time";
import { type Mark, markLine } from "./mark-line";
import { plainLine } from "./plain-line";

export type HeadKind =
  | "text"
  | "count"
  | "byline"
  | "credit"
  | "agency"
  | "site"
  | "expired"
  | "time"
  | "url"
  | "dateline";

/** A line above the thread, and what it is. A copyright line glued to other text has become two items. */
export type HeadItem = { kind: HeadKind; text: string; line: number };

const EXTRACTOR_DATE = /^date:?\s+\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}\S*)?\s*/i;
/** One or several of what a page prints over everything: `Newsletter Signup Register / Login`. */
const CONTROL =
  /^(?:(?:skip to (?:main )?content|menu|home|log ?in|log ?out|sign[- ]?(?:in|up)|newsletters?|register|search|subscribe|share|tweet|print|email|my account|japan ?today(?: logo)?|or|and)(?:[\s/|·•,&>»]+|$))+$/i;
/** An invitation in the imperative, or a notice: a site says such things above the page's own head. */
const BANNER =
  /^(?:japan ?today\s+)?(?:(?:get|take|buy|book|win|join|enter|claim|reserve|sign up|subscribe|register|vote|answer|fill in|complete|apply|download)\b.{0,80}\b(?:tickets?|survey|questionnaire|poll|newsletter|offers?|prizes?|app|seats?|places?|event|now|today)\b|(?:important |public |site |service )?(?:notice|announcement)\b)/i;
const BANNER_CHARS_MAX = 160;
const BANNER_LINES = 5;
const CREDIT =
  /^(?:file photo|file\b ?[-–—:]|file picture|photos?:|images?:|pictures?:|video:|illustration:)/i;
/** `… on Saturday. Image: Kyodo`: in the middle of a sentence the word is not in capitals. */
const CREDIT_AT_END =
  /(?:^|[\s.!?)"”’])(?:(?:Image|Photo|Picture|Video|Illustration|Credit|IMAGE|PHOTO)s?:\s*[^:]{2,80}|(?:file photo|FILE PHOTO|File Photo))$/;
const CREDIT_AT_START =
  /^(?:file (?:photo|picture)|file|photos?|images?|pictures?|video|illustration)\s?[-–—:]\s*/i;
const FILE_PHOTO = /^file (?:photo|picture)\s?[-–—:]?\s*/i;
const CAPTION_WORDS_MIN = 4;
const BYLINE = /^by:?\s+(\S.{1,160})$/i;
const OLD_DATE_LINE =
  /^(?:(\p{L}[\p{L} &]{2,24}?)\s+)?(\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4} ?[-–—,|].{4,16}JST)(?:\s*\(\s*\d+\s*\))?$/u;
/** A line that only says from where the report comes: `TOKYO —`. */
const DATELINE = /^\p{Lu}[\p{Lu} ,.'-]{2,30}\s?[—–-]+$/u;
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
const GLUED_COPYRIGHT = /^(.*\S)\s*(©\s?(?:\d{4}\s)?(?:copyright\s)?[^©]{2,200})$/i;

/** Turns the lines above the thread into items: furniture is gone, glued copyright lines are split off. */
export function headItems(lines: readonly SourceLine[]): HeadItem[] {
  const items: HeadItem[] = [];
  const shown = lines.filter(({ text }) => text !== "");
  for (const [index, line] of shown.entries()) {
    if (index < BANNER_LINES && isBanner(line.text)) continue;
    const text = index === 0 ? line.text.replace(EXTRACTOR_DATE, "") : line.text;
    for (const part of splitCopyright(text)) {
      const item = itemOf(part, line.number);
      if (item) items.push(item);
    }
  }
  return items;
}

/** Whether an invitation of Japan Today's own stands on the line: `Japan Today Get your ticket …`. */
export function isOwnBanner(text: string): boolean {
  return /^japan ?today\s/i.test(text) && isBanner(text);
}

function isBanner(text: string): boolean {
  return text.length <= BANNER_CHARS_MAX && BANNER.test(plainLine(text));
}

function itemOf(text: string, line: number): HeadItem | null {
  const mark = markLine({ text, number: line });
  const kind = kindOf(mark, text);
  return kind && { kind, text, line };
}

function kindOf(mark: Mark, text: string): HeadKind | null {
  if (mark.kind === "count" || mark.kind === "agency" || mark.kind === "site" || mark.kind === "expired") {
    return mark.kind;
  }
  if (mark.kind !== "text") return null;
  if (text.length > 400 || text.length < 3) return "text";
  const plain = plainLine(text);
  if (CONTROL.test(plain)) return null;
  if (URL_LINE.test(plain)) return "url";
  if (headTime(plain)) return "time";
  if (isByline(plain)) return "byline";
  if (CREDIT.test(plain) || CREDIT_AT_END.test(plain)) return "credit";
  return DATELINE.test(plain) ? "dateline" : "text";
}

/** What a caption says, without its credit; null where it is no more than a credit. */
export function captionText(text: string): string | null {
  const said = text.replace(CREDIT_AT_START, "");
  const isWhole = said !== text && /[.!?]["”’)]*$/.test(said) && !CREDIT_AT_END.test(said);
  const caption = isWhole ? said : text.replace(CREDIT_AT_END, punctuationOf).replace(FILE_PHOTO, "").trim();
  return caption.split(" ").length >= CAPTION_WORDS_MIN ? caption : null;
}

/** A credit begins right behind the full stop of the caption, which stays. */
function punctuationOf(credit: string): string {
  return /^[.!?)"”’]/.exec(credit)?.[0] ?? "";
}

/** The section and the time of a line above the text, `National Mar. 04, 2014 - 05:29AM JST ( 10 )` before 2017. */
export function headTime(text: string): { section: string | null; time: JstTime } | null {
  const old = OLD_DATE_LINE.exec(text);
  const time = parseJstTime(old?.[2] ?? text);
  return time && { section: old?.[1] ?? null, time };
}

/** A byline names people; a paragraph that begins with By is a sentence. */
export function isByline(text: string): boolean {
  const names = BYLINE.exec(text)?.[1];
  if (names === undefined || names.split(" ").length > 16) return false;
  return !/[.!?"”]$/.test(names) || /\b(?:Jr|Sr|Inc|Co|Ltd)\.$/.test(names);
}

/** The names of a byline. */
export function bylineNames(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return BYLINE.exec(plain)?.[1] ?? plain;
}

function splitCopyright(text: string): string[] {
  const at = text.lastIndexOf("©");
  if (at <= 0 || text.length - at > 200) return [text];
  const tail = GLUED_COPYRIGHT.exec(text.slice(Math.max(0, at - 2)));
  if (!tail?.[2]) return [text];
  const head = text.slice(0, at).trimEnd();
  return head === "" ? [text] : [...splitCopyright(head), text.slice(at)];
}
