import { hash } from "node:crypto";
import type { SourceArticle } from "./parsed-part";
import { plainText } from "./plain-text";

/** Everything Komainu names is named under this UUID. Changing it would make every import new. */
const NAMESPACE = Buffer.from("0d9c3c7e5b0a4a398a5e6b1f4f9f2c11", "hex");

/** Name-based UUID, version 5 (RFC 9562). JSON keeps the parts of a name apart. */
function nameUuid(...parts: (string | number | null)[]): string {
  const hex = hash("sha1", Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const sameWords = (text: string) => plainText(text).toLowerCase();

/** What an article can be known by. */
export type ArticleIdentity = {
  outlet: string | null;
  title: string | null;
  url: string | null;
  paragraphs: readonly string[];
  undividedText: string | null;
  comments: readonly { body: string }[];
};

/**
 * The article's id, the same for every copy of its page: made from outlet and title, since the text of a page
 * carries no address. Without a title, from the address; without both, from three of the comments whatever their
 * order; else from the text. Null: there is nothing to know it by.
 *
 * Limits: two articles of one outlet under one title (a weekly column) are one article here, and an article whose
 * title the paper changed is two. A page with neither title nor address becomes another article once new comments
 * displace the three.
 */
export function articleId(article: ArticleIdentity): string | null {
  const outlet = article.outlet === null ? null : sameWords(article.outlet);
  const title = sameWords(article.title ?? "");
  if (title !== "") return nameUuid("article", outlet, title);
  if (article.url !== null) return nameUuid("address", sameAddress(article.url));
  const voices = threeOf(article.comments.map((comment) => plainText(comment.body)));
  if (voices.length > 0) return nameUuid("thread", outlet, ...voices);
  const text = plainText([...article.paragraphs, article.undividedText ?? ""].join(" "));
  return text === "" ? null : nameUuid("text", outlet, text);
}

/**
 * The id of an article that an export names: the desk's own where the export is the desk's; made from the outlet and
 * the source's own id of the thread where it has one; else as for a page. Null: there is nothing to know it by.
 */
export function sourceArticleId(
  article: Pick<SourceArticle, "id" | "outlet" | "sourceId" | "title" | "url">,
): string | null {
  if (article.id !== undefined) return article.id;
  if (article.sourceId === null) {
    return articleId({ ...article, paragraphs: [], undividedText: null, comments: [] });
  }
  const outlet = article.outlet === null ? null : sameWords(article.outlet);
  return nameUuid("source-article", outlet, article.sourceId);
}

/** What comments stand under that name no article. */
export function titleOfFile(path: string): string {
  return path.replace(/^.*[\\/]/, "") || path;
}

/** The id of a comment that has one of its own at its source. */
export function sourceCommentId(article: string, sourceId: string): string {
  return nameUuid("source-comment", article, sourceId);
}

/**
 * The id of a comment whose id at its source stands at another comment too: made from both and from who wrote it when;
 * where nobody is named, from its text.
 */
export function apartCommentId(
  article: string,
  comment: { sourceId: string; author: string | null; postedAt: string | null; body: string },
): string {
  const { sourceId, author, postedAt, body } = comment;
  return nameUuid("apart", article, sourceId, author, postedAt, author === null ? bodyKey(body) : null);
}

/** An address without what leads to the same page in another order or from another campaign. */
function sameAddress(address: string): string {
  if (!URL.canParse(address)) return address.trim();
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (name === "comment-order" || name.startsWith("utm_")) url.searchParams.delete(name);
  }
  return `${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/$/, "")}${url.search}`;
}

/** Three bodies that another order of the page would choose too: of those long enough to be somebody's own, the least by hash. */
function threeOf(bodies: string[]): string[] {
  const filled = bodies.filter((body) => body !== "");
  const own = filled.filter((body) => body.length >= 20);
  const hashes = (own.length > 0 ? own : filled).map((body) => hash("sha1", body));
  return [...new Set(hashes)].sort().slice(0, 3);
}

/** What copies of one comment have in common: its text but for typography. */
export function bodyKey(body: string): string {
  return hash("sha1", plainText(body), "base64");
}

/**
 * The comment's id: its article, its text, and which of the comments with that text it is, from 1. Never its
 * position, which changes with the order of the page.
 *
 * Limits: an edited comment is another comment. Of several with one text (two empty ones), which is the first is
 * settled by the order in which the desk first met them.
 */
export function commentId(article: string, key: string, occurrence: number): string {
  return nameUuid("comment", article, key, occurrence);
}

/** The id of something that a desk's export names without one: a person by name, a note by what it says. */
export function carriedId(kind: "person" | "note" | "decision" | "annotation", ...parts: string[]): string {
  return nameUuid(`carried-${kind}`, ...parts);
}

/** A name for all that an act asks for: the same id with another name is another act. */
export function requestName(action: string, ...what: (string | number | null)[]): string {
  return nameUuid("request", action, ...what);
}

/** The id of what one act on many comments did to one of them, so that the act, sent twice, is done once. */
export function partOfAct(actId: string, commentId: string): string {
  return nameUuid("part-of-act", actId, commentId);
}
