import type { CommentKind } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { htmlToText } from "./html/plain-body";
import { exportElements } from "./json/export-elements";
import { integer, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import { plainName } from "./plain-name";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { readTableStart } from "./table/dialect";
import type { JsonRecord } from "./table/record-shapes";
import { isInternal, stateOf } from "./wordpress/comment";
import { isRestTable, restRows } from "./wordpress/rest-rows";
import { hostAndPath } from "./wordpress/site";

/**
 * What WordPress' own interface answers to a question for comments (`/wp-json/wp/v2/comments`), and WordPress.com's: a
 * list, an answer around one, a record a line, or a table made of it.
 */
export const wordpressRestReader: FormatReader = { recognises, read };

const RENDERED = /"content"\s*:\s*\{[^{}]{0,200}"(?:rendered|raw)"\s*:/;
const OF_COMMENT = /"(?:author_name|author_url)"\s*:|"post"\s*:\s*\d/;
const WORDPRESS_COM = /"post"\s*:\s*\{\s*"ID"\s*:\s*\d/;

function recognises(opening: Opening): boolean {
  const { text } = opening;
  if (!/^\s*[[{]/.test(text)) return isRestTable(readTableStart(opening)?.headings ?? []);
  return WORDPRESS_COM.test(text) || (RENDERED.test(text) && OF_COMMENT.test(text));
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const rows = await restRows(source);
  yield* readRecords(
    "elements" in rows ? rows.elements : exportElements(rows.source, ["$.body.*", "$.comments.*"]),
    {
      keepPersonal,
      meaningOf,
      wrap: (record) => [record],
    },
  );
}

function meaningOf(record: JsonRecord): Meaning {
  const type = words(record.type) ?? "comment";
  if (isInternal(type)) return null;
  const link = words(record.link) ?? words(record.URL);
  const post = words(record.post) ?? words(member(record, "post", "ID"));
  const site = siteOf(record, link);
  return {
    comment: {
      // Two sites count their posts from 1, so the site is part of the id.
      article_id: post === null || post === "0" ? null : `${site ?? ""}/?p=${post}`,
      article_title: plainName(member(record, "post", "title")),
      article_url: addressOf(link),
      outlet: site,
      comment_id: record.id ?? record.ID,
      parent_id: words(record.parent) ?? words(member(record, "parent", "ID")),
      author: plainName(record.author_name) ?? plainName(member(record, "author", "name")),
      posted_at: timeOf(record),
      body: bodyOf(record),
      upvotes: integer(record.like_count),
      state: words(record.status) === null ? null : stateOf(words(record.status) ?? ""),
      email: words(record.author_email) ?? words(member(record, "author", "email")),
      ip: words(record.author_ip) ?? words(member(record, "author", "ip_address")),
    },
    also: { kind: kindOf(type) },
  };
}

function bodyOf({ content }: JsonRecord): string | undefined {
  const html = member(content, "rendered") ?? member(content, "raw") ?? content;
  return typeof html === "string" ? htmlToText(html) : undefined;
}

/** Greenwich's time; where a site has none of a comment, it writes a year 0. */
function timeOf({ date_gmt: gmt, date }: JsonRecord): unknown {
  return words(gmt) === null || /^-?0000/.test(String(gmt)) ? date : gmt;
}

/** The site's address without `https://www.`, as its own export has it. */
function siteOf(record: JsonRecord, link: string | null): string | null {
  const [self] = Object.values(member(record, "_links", "self") ?? {});
  const [, home] = /^(.+?)\/(?:wp-json\/|\?rest_route=)/.exec(words(member(self, "href")) ?? "") ?? [];
  // WordPress.com names a post by its own interface, and each comment by its site.
  const post = words(member(record, "post", "link"));
  const address = home ?? (post?.includes("//public-api.") ? link : post) ?? link ?? "";
  const place = hostAndPath(address);
  return home === undefined ? (place?.replace(/\/.*$/, "") ?? null) : place;
}

/** The article's address: without what leads to the comment on it, or to a page of its comments. */
function addressOf(link: string | null): string | null {
  return (
    link
      ?.replace(/#.*$/s, "")
      .replace(/\/comment-page-\d+\/?$/, "/")
      .replace(/([?&])cpage=\d+&?/, "$1")
      .replace(/[?&]$/, "") ?? null
  );
}

function kindOf(type: string): CommentKind {
  return type === "pingback" || type === "trackback" ? type : "comment";
}
