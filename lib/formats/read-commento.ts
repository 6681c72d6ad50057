import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { htmlToText } from "./html/plain-body";
import { type JsonElement, jsonElements } from "./json/elements";
import { member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import type { JsonRecord } from "./table/record-shapes";

/** Commento's export, which its successor Comentario reads too: comments, and after them who wrote them. */
export const commentoReader: FormatReader = { recognises, read };

/** The names stand behind all comments, so that the comments are held until they come. */
const COMMENTS_MAX = 200_000;

function recognises({ text }: Opening): boolean {
  return /^\s*\{/.test(text) && /"comment(?:er)?Hex"\s*:/.test(text) && /"comment(?:er)?s"\s*:/.test(text);
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const comments: JsonElement[] = [];
  const commenters = new Map<string, unknown>();
  for await (const element of jsonElements(source, ["$.comments.*", "$.commenters.*"])) {
    if (element.member === "comments") comments.push(element);
    const id = words(member(element.value, "commenterHex"));
    if (element.member === "commenters" && id !== null) commenters.set(id, element.value);
    if (comments.length > COMMENTS_MAX) {
      throw new AppError(
        "too_large",
        `${source.fileName}, line ${element.line}: more than ${COMMENTS_MAX} comments stand before their authors' names; split the export by site and import the parts.`,
      );
    }
  }
  yield* readRecords(inTurn(comments), {
    keepPersonal,
    meaningOf: (record) => meaningOf(record, commenters.get(String(record.commenterHex))),
    wrap: (record) => ({ version: 1, comments: [record], commenters: [] }),
  });
}

async function* inTurn(elements: readonly JsonElement[]): AsyncGenerator<JsonElement> {
  yield* elements;
}

function meaningOf(record: JsonRecord, commenter: unknown): Meaning {
  const path = words(record.url);
  const domain = words(record.domain);
  return {
    comment: {
      article_id: path,
      article_url: domain && path?.startsWith("/") ? `https://${domain}${path}` : null,
      outlet: domain,
      comment_id: record.commentHex,
      parent_id: record.parentHex === "root" ? null : record.parentHex,
      author: nameOf(commenter),
      posted_at: record.creationDate,
      body: bodyOf(record),
      net: record.score,
      state: stateOf(record),
      email: words(member(commenter, "email")),
    },
  };
}

function bodyOf({ markdown, html, deleted }: JsonRecord): string | undefined {
  if (typeof markdown === "string" && markdown !== "") return markdown;
  if (typeof html === "string") return htmlToText(html);
  return deleted === true ? "" : undefined;
}

/** Commento++ writes "undefined" for what its guests left out. */
function nameOf(commenter: unknown): string | null {
  const name = words(member(commenter, "name"));
  return name === "undefined" || name === "null" ? null : name;
}

function stateOf(record: JsonRecord): string {
  const { state, deleted } = record;
  if (deleted === true || isEmptied(record)) return "deleted";
  if (state === "flagged") return "spam";
  return state === "unapproved" ? "pending" : "approved";
}

/** Whoever deleted a comment took its words and its author away; older versions tell no more of it. */
function isEmptied({ commenterHex, markdown, html }: JsonRecord): boolean {
  const isNobody = commenterHex === "anonymous" || words(commenterHex) === null;
  const text = words(markdown) ?? (typeof html === "string" ? htmlToText(html) : "");
  return isNobody && text === "[deleted]";
}
