import type { ParsedComment, SourceState } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { type ThreadPart, threadPart } from "@/lib/domain/thread-part";
import { AppError } from "@/lib/errors";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
import { redditText } from "./json/reddit-text";
import { paragraphsOf, threadPage } from "./json/thread-page";
import { wholeJson } from "./json/whole";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader } from "./reader";
import { parseTime } from "./table/parse-time";

/** A thread as reddit gives it when `.json` is put behind its address. */
export const redditReader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  return /^\s*[[{]/.test(text) && /"kind"\s*:\s*"Listing"/.test(text) && /"kind"\s*:\s*"t[13]"/.test(text);
}

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const value = await wholeJson(source);
  const things = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    list(member(one, "data", "children")),
  );
  const post = member(
    things.find((thing) => member(thing, "kind") === "t3"),
    "data",
  );
  const replies = flatten(
    things.filter((thing) => member(thing, "kind") !== "t3"),
    (thing) => list(member(thing, "data", "replies", "data", "children")),
  ).map(({ comment }) => comment);
  const given = replies
    .filter((thing) => member(thing, "kind") === "t1")
    .map((thing) => member(thing, "data"));
  const plain = redditText([...things, ...replies]);
  const comments = given.map((data, index) => commentOf(data, index + 1, plain));
  if (post === undefined && comments.length === 0) {
    throw new AppError(
      "invalid",
      `${source.fileName}, line 1: neither a post nor comments were found; save the thread's own page with .json behind its address.`,
    );
  }
  const facts = factsOf(post, given, plain);
  const part = partOf(replies, comments.length, facts.declaredCommentCount);
  yield { kind: "page", page: threadPage(facts, comments, part) };
}

/** A listing of comments without their post still names it. */
function factsOf(post: unknown, comments: readonly unknown[], plain: (text: string) => string) {
  const said = (name: string) =>
    comments.map((data) => words(member(data, name))).find((one) => one !== null);
  const path = words(member(post, "permalink"));
  const subreddit = words(member(post, "subreddit")) ?? said("subreddit") ?? null;
  return {
    sourceId: words(member(post, "name")) ?? said("link_id") ?? null,
    title: words(plain(words(member(post, "title")) ?? "")),
    outlet: subreddit === null ? "reddit" : `reddit, r/${subreddit}`,
    url: path?.startsWith("/") ? `https://www.reddit.com${path}` : null,
    byline: authorOf(post),
    publishedAt: timeOf(post),
    paragraphs: paragraphsOf(plain(words(member(post, "selftext")) ?? "")),
    declaredCommentCount: integer(member(post, "num_comments")),
  };
}

function commentOf(data: unknown, position: number, plain: (text: string) => string): ParsedComment {
  const body = member(data, "body");
  return {
    position,
    author: authorOf(data),
    postedAt: timeOf(data),
    body: typeof body === "string" ? plain(body) : "",
    // Reddit prints the sum alone: its "ups" are the same number again, and its "downs" always 0.
    net: member(data, "score_hidden") === true ? null : integer(member(data, "score")),
    upvotes: null,
    downvotes: null,
    sourceId: words(member(data, "name")),
    parentSourceId: parentOf(data),
    state: stateOf(body),
  };
}

function authorOf(data: unknown): string | null {
  const author = words(member(data, "author"));
  return author === "[deleted]" ? null : author;
}

function timeOf(data: unknown): string | null {
  const seconds = member(data, "created_utc");
  return typeof seconds === "number" ? parseTime(seconds, "Z") : null;
}

/** The post itself is nobody's comment. */
function parentOf(data: unknown): string | null {
  const parent = words(member(data, "parent_id"));
  return parent?.startsWith("t1_") ? parent : null;
}

function stateOf(body: unknown): SourceState {
  if (body === "[deleted]") return "deleted";
  return body === "[removed]" ? "trash" : "approved";
}

/** Stubs ("more") say how many they stand for; one without a count leads to answers too deep to be shown. */
function partOf(things: readonly unknown[], found: number, declared: number | null): ThreadPart {
  const stubs = things.filter((thing) => member(thing, "kind") === "more");
  const hidden = stubs.reduce<number>(
    (sum, stub) => sum + Math.max(1, integer(member(stub, "data", "count")) ?? 1),
    0,
  );
  return threadPart({ found, declared, hidden, hasMore: hidden > 0 ? true : null });
}
