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
    "world, national, crime, politics, business, tech, technology, sports, entertainment, lifestyle, features",
    "picture of the day, quote of the day, new products, travel, food, health, opinions, opinion, commentary",
    "executive impact, arts & culture, kuchikomi, education, science, environment, have your say, poll, offbeat",
    "beauty & fashion, fashion, style & beauty, movies, music, books, rugby, soccer, baseball, sumo, tennis",
    "sports on tv, events, society, asia, asia/pacific, americas, europe, media, security, property, games",
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
  const glued = gluedTitle(items);
  if (glued) return glued;
  const none: Title = { text: null, at: -1 };
  if (section !== -1) {
    const at = items.findIndex(({ kind }, index) => index > section && kind !== "credit");
    const candidate = items[at];
    if (candidate?.kind !== "text" || candidate.text.length > TITLE_CHARS_MAX * 2) return none;
    const next = items[at + 1];
    const isFollowed =
      next?.kind === "count" || next?.kind === "byline" || isQuoteOfTheDay(items, section, next);
    if (isSentence(candidate.text) && !isFollowed) return none;
    return { text: candidate.text, at };
  }
  return titleAboveText(items) ?? none;
}

/** On pages whose title is itself a sentence, the paragraph that explains it follows. */
function isQuoteOfTheDay(items: readonly HeadItem[], section: number, next: HeadItem | undefined): boolean {
  return items[section]?.text.toLowerCase() === "quote of the day" && next?.kind === "text";
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

/** `© KYODOCouncil backs tram`: where the page prints its copyright line a second time, that one says where the first ends. */
function gluedTitle(items: readonly HeadItem[]): Title | null {
  const agencies = items.flatMap((item, at) => (item.kind === "agency" ? [{ ...item, at }] : []));
  for (const { text, at } of agencies.slice(0, 4)) {
    const shorter = agencies.find(
      (other) => other.at !== at && text !== other.text && text.startsWith(other.text),
    );
    const rest = shorter ? text.slice(shorter.text.length) : (GLUED_TITLE.exec(text)?.[1] ?? "");
    const title = rest.replace(/^[\s.]+/, "");
    if (title.length >= 8 && title.split(" ").length >= 2) return { text: title, at };
  }
  return null;
}

const GLUED_TITLE =
  /^©\s?(?:\d{4}\s)?(?:(?:Thomson )?Reuters|KYODO(?:\/AP)?|Kyodo|AFP(?:-Jiji)?|AP|JIJI(?: PRESS)?|Jiji Press|Japan Today|SoraNews24|RocketNews24|GaijinPot(?: Blog)?|Savvy Tokyo|Bloomberg|The Conversation|Associated Press)(?: \d{4}\.?)?(\p{Lu}[^.]{7,250})$/u;

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
  const isEnd = ({ kind }: HeadItem) => kind === "agency" || kind === "site";
  const after = items.slice(firstAfter);
  // A page that prints its article first and the title below the copyright line may print the article again.
  const skipped = isEnd(after[0] ?? { kind: "text", text: "", line: 0 }) ? 1 : 0;
  const siteFirst = after.slice(skipped).findIndex(({ kind }) => kind === "text");
  const from = skipped > 0 || hasOnlySite(after, siteFirst) ? Math.max(siteFirst + skipped, 0) : 0;
  const end = after.findIndex((item, index) => index >= from && isEnd(item));
  const below = paragraphsOf(after.slice(from, end === -1 ? after.length : end), byline);
  if (below.length > 0 || firstAfter === 0) return below;
  const above = items.slice(0, Math.max(firstAfter - 1, 0));
  return items[firstAfter - 1]?.kind === "agency" ? paragraphsOf(above, byline) : [];
}

/** Whether nothing but a byline and the site's own copyright line stands before the first text. */
function hasOnlySite(items: readonly HeadItem[], firstText: number): boolean {
  const lead = items.slice(0, Math.max(firstText, 0));
  return lead.some(({ kind }) => kind === "site") && !lead.some(({ kind }) => kind === "agency");
}

function paragraphsOf(items: readonly HeadItem[], byline: HeadItem | null): string[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    // A line that only looks like a byline, far below the title, is text.
    if (item.kind !== "text" && (item.kind !== "byline" || item === byline)) return [];
    if (item.text.length < PROSE_CHARS_MIN) return [item.text];
    const isRepeat = seen.has(item.text);
    seen.add(item.text);
    return isRepeat ? [] : [item.text];
  });
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
