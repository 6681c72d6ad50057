import type { SourceLine } from "../source-line";
import { bylineNames, type HeadItem, headItems, headTime } from "./head-items";
import { plainText } from "./mark-line";

export type ArticleHead = {
  title: string | null;
  section: string | null;
  byline: string | null;
  url: string | null;
  publishedAt: string | null;
  paragraphs: string[];
  isExpired: boolean;
};

const TITLE_CHARS_MAX = 300;
const PROSE_CHARS_MIN = 60;
const SECTIONS = new Set(
  [
    "world, national, crime, politics, business, technology, sports, entertainment, lifestyle, features, opinion",
    "opinions, commentary, travel, food, health, education, science, environment, culture, society, media, arts",
    "picture of the day",
  ]
    .join(", ")
    .split(", "),
);

/** Reads what stands above the thread: banner, caption, section, title, byline, paragraphs, in whatever order they come. */
export function parseArticleHead(lines: readonly SourceLine[]): ArticleHead {
  const items = headItems(lines);
  const section = items.slice(0, 15).findIndex((item, index) => isSection(item, items[index + 1]));
  const title = findTitle(items, section);
  const firstAfter = Math.max(section, title.at) + 1;
  const byline = findByline(items, firstAfter);
  const paragraphs = findParagraphs(items, firstAfter, byline);
  const dated = findDate(items);
  return {
    title: title.text,
    section: items[section]?.text ?? dated.section,
    byline: byline && bylineNames(byline.text),
    url: items.find(({ kind }) => kind === "url")?.text ?? null,
    publishedAt: dated.publishedAt,
    paragraphs,
    isExpired: items.some(({ kind }) => kind === "expired"),
  };
}

function isSection({ kind, text }: HeadItem, next: HeadItem | undefined): boolean {
  if (kind !== "text") return false;
  const words = text.toLowerCase();
  if (SECTIONS.has(words)) return true;
  // A section that is not in the list is still in small letters, which no title and no paragraph is.
  return (
    next?.kind === "text" &&
    text === words &&
    /^[a-z][a-z &/'-]{2,28}$/.test(text) &&
    text.split(" ").length <= 4
  );
}

type Title = { text: string | null; at: number };

function findTitle(items: readonly HeadItem[], section: number): Title {
  const none: Title = { text: null, at: -1 };
  if (section !== -1) {
    const at = items.findIndex(({ kind }, index) => index > section && kind !== "credit");
    const candidate = items[at];
    if (candidate?.kind !== "text" || candidate.text.length > TITLE_CHARS_MAX * 2) return none;
    const next = items[at + 1];
    const isFollowed = next?.kind === "count" || next?.kind === "byline";
    if (isSentence(candidate.text) && !isFollowed) return none;
    return { text: candidate.text, at };
  }
  return titleAboveText(items) ?? none;
}

function titleAboveText(items: readonly HeadItem[]): Title | null {
  const firstCount = items.findIndex(({ kind }) => kind === "count" || kind === "byline");
  const above = items[firstCount - 1];
  if (above?.kind === "text" && above.text.length <= TITLE_CHARS_MAX && !isProse(above)) {
    return { text: above.text, at: firstCount - 1 };
  }
  const firstProse = items.findIndex((item) => isProse(item) || item.kind === "expired");
  const end = firstProse === -1 ? items.length : firstProse;
  const at = items.findLastIndex((item, index) => index < end && item.kind === "text");
  const candidate = items[at];
  if (!candidate || candidate.text.length > TITLE_CHARS_MAX) return null;
  return { text: candidate.text, at };
}

/** The byline stands right above the title, or below it and the count, before the first paragraph. */
function findByline(items: readonly HeadItem[], firstAfter: number): HeadItem | null {
  const below = items.slice(firstAfter, firstAfter + 8);
  const firstProse = below.findIndex(isProse);
  const lead = firstProse === -1 ? below : below.slice(0, firstProse);
  const above = items[firstAfter - 2];
  const found = lead.find(({ kind }) => kind === "byline");
  return found ?? (above?.kind === "byline" ? above : null);
}

function findParagraphs(items: readonly HeadItem[], firstAfter: number, byline: HeadItem | null): string[] {
  // A line that only looks like a byline, far below the title, is text.
  const isText = (item: HeadItem) => item.kind === "text" || (item.kind === "byline" && item !== byline);
  const below = items.slice(firstAfter);
  const first = below.findIndex(isText);
  const end = below.findIndex(({ kind }, at) => at > first && (kind === "agency" || kind === "site"));
  return below
    .slice(0, end === -1 ? below.length : end)
    .filter(isText)
    .map(({ text }) => text);
}

function findDate(items: readonly HeadItem[]): { section: string | null; publishedAt: string | null } {
  for (const { kind, text } of items) {
    const found = kind === "time" ? headTime(plainText(text)) : null;
    if (found?.time.iso) return { section: found.section, publishedAt: found.time.iso };
  }
  return { section: null, publishedAt: null };
}

function isProse({ kind, text }: HeadItem): boolean {
  return kind === "text" && text.length >= PROSE_CHARS_MIN && isSentence(text);
}

/** Ends like a sentence and is as long as one. A title may end with an abbreviation: `visits U.S.` */
function isSentence(text: string): boolean {
  const end = text.slice(-12).replace(/["”'’)]+$/, "");
  const ends = end.endsWith(".") && !/(?:\b\p{Lu}\.|\b(?:Inc|Co|Ltd|Jr|Sr|No)\.|\.\.)$/u.test(end);
  return (ends && text.split(" ", 8).length >= 7) || text.length > TITLE_CHARS_MAX;
}
