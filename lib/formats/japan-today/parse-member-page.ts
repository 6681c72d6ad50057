import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { markLine } from "./mark-line";
import { type EntryComments, entryComments, type MemberStyle, timeBelow, timeOf } from "./member-comments";
import { type LineLink, type MemberEntry, type MemberLine, memberEntries } from "./member-lines";
import { memberName } from "./member-name";
import { outletOf } from "./outlet";
import { plainLine } from "./plain-line";

export type MemberPage = { parts: ParsedArticle[]; warnings: ParseWarning[] };

const SITE = "https://japantoday.com/";

/**
 * Reads a member's page: one part for each article, in the order of the page, with the member's comments on it.
 * `address` is where the page was saved from. Takes any lines, and never throws.
 */
export function parseMemberPage(lines: readonly MemberLine[], address: string | null): MemberPage {
  const { head, entries } = memberEntries(lines);
  const author = memberName(head, address);
  const style: MemberStyle = {
    author,
    isTimeAbove: timeOf(head.findLast(({ text }) => text !== "")) !== null,
    hasVotes: entries.some((entry) => entry.lines.some((line) => markLine(line).kind === "votes")),
  };
  const outlet = outletOf(lines.map(markLine));
  const parts = new Map<string, ParsedArticle>();
  let timeAbove = style.isTimeAbove ? timeBelow(head) : null;
  for (const [index, entry] of entries.entries()) {
    const key = plainLine(entry.title).toLowerCase();
    const part = parts.get(key) ?? partFor(entry, { address, outlet });
    parts.set(key, part);
    const place = { first: part.comments.length + 1, timeAbove, isLast: index === entries.length - 1 };
    add(part, entryComments(entry, style, place), { entry, author });
    timeAbove = style.isTimeAbove ? timeBelow(entry.lines) : null;
  }
  return { parts: [...parts.values()], warnings: pageWarnings(parts.values(), style) };
}

function partFor(
  { title, links }: MemberEntry,
  { address, outlet }: { address: string | null; outlet: string },
): ParsedArticle {
  return {
    title,
    outlet,
    url: articleAddress(links, address),
    section: null,
    byline: null,
    publishedAt: null,
    paragraphs: [],
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    warnings: [],
    isComplete: false,
    isMemberPage: true,
  };
}

function add(
  part: ParsedArticle,
  { comments, warnings, rest }: EntryComments,
  { entry, author }: { entry: MemberEntry; author: string | null },
): void {
  const sourceId = comments.length === 1 ? (entry.links.findLast(isContext)?.commentId ?? null) : null;
  for (const comment of comments) {
    part.comments.push({ ...comment, author, ...(sourceId === null ? {} : { sourceId }) });
  }
  part.warnings.push(...warnings);
  if (rest === null) return;
  part.undividedText = [part.undividedText, rest.text].filter((text) => text !== null).join("\n\n");
  part.warnings.push({
    code: "undivided_bodies",
    message: `What stands below the comment on “${part.title}” may be the member's or the site's; it was kept undivided beside the article.`,
    line: rest.line,
    position: null,
  });
}

function isContext({ text }: LineLink): boolean {
  return /see in context/i.test(text);
}

/** Where the title or the link to its thread leads, without the comment's own mark. */
function articleAddress(links: readonly LineLink[], address: string | null): string | null {
  const link = links.find((one) => !isContext(one)) ?? links[0];
  const base = URL.canParse(address ?? "") ? (address ?? SITE) : SITE;
  if (!link || !URL.canParse(link.href, base)) return null;
  const url = new URL(link.href, base);
  url.hash = "";
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

function pageWarnings(parts: Iterable<ParsedArticle>, { author, hasVotes }: MemberStyle): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const count = [...parts].reduce((sum, { comments }) => sum + comments.length, 0);
  if (author === null) {
    const message =
      "This is a member's page that does not say whose; its comments were kept without their author.";
    warnings.push({ code: "missing_author", message, line: null, position: null });
  }
  if (count > 0 && !hasVotes) {
    const message = `The page prints no votes; ${count === 1 ? "1 comment was kept with its" : `${count} comments were kept with their`} votes unknown.`;
    warnings.push({ code: "no_votes", message, line: null, position: null });
  }
  return warnings;
}
