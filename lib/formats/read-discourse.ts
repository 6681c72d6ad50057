import type { ParsedComment, SourceState } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { htmlToText } from "./html/plain-body";
import { integer, list, member, words } from "./json/member";
import { paragraphsOf, threadPage } from "./json/thread-page";
import { wholeJson } from "./json/whole";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader } from "./reader";
import { parseTime } from "./table/parse-time";

/** A topic as Discourse gives it when `.json` is put behind its address: its first post is the article. */
export const discourseReader: FormatReader = { recognises, read };

/** "Small actions" say that a topic was closed or moved; nobody wrote them. */
const SMALL_ACTION = 3;
const LIKE = 2;

function recognises({ text }: Opening): boolean {
  return /^\s*\{/.test(text) && /"post_stream"\s*:/.test(text) && /"(?:cooked|raw)"\s*:/.test(text);
}

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const topic = await wholeJson(source);
  const posts = list(member(topic, "post_stream", "posts"))
    .filter((post) => member(post, "post_type") !== SMALL_ACTION)
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  if (posts.length === 0) {
    throw new AppError(
      "invalid",
      `${source.fileName}, line 1: the topic holds no post; save the topic's own page with .json behind its address.`,
    );
  }
  const first = posts.find((post) => numberOf(post) === 1);
  const answers = posts.filter((post) => post !== first);
  const ids = new Map(posts.map((post) => [numberOf(post), words(member(post, "id"))]));
  const comments = answers.map((post, index) => commentOf(post, index + 1, ids));
  const named = list(member(topic, "post_stream", "stream")).length;
  const loaded = list(member(topic, "post_stream", "posts")).length;
  const page = threadPage(factsOf(topic, first), comments, Math.max(0, named - loaded));
  yield { kind: "page", page };
}

function numberOf(post: unknown): number {
  return integer(member(post, "post_number")) ?? 0;
}

function factsOf(topic: unknown, first: unknown) {
  const id = words(member(topic, "id"));
  const posts = integer(member(topic, "posts_count"));
  return {
    // A topic does not say which forum it is of: number and title together are hardly met twice.
    sourceId: id === null ? null : `discourse ${id} ${words(member(topic, "slug")) ?? ""}`,
    title: words(member(topic, "title")),
    outlet: "Discourse",
    url: null,
    byline: words(member(first, "name")) ?? words(member(first, "username")),
    publishedAt: timeOf(member(first, "created_at") ?? member(topic, "created_at")),
    paragraphs: first === undefined ? [] : paragraphsOf(bodyOf(first)),
    declaredCommentCount: posts === null ? null : Math.max(0, posts - 1),
  };
}

function commentOf(post: unknown, position: number, ids: ReadonlyMap<number, string | null>): ParsedComment {
  const answered = integer(member(post, "reply_to_post_number"));
  return {
    position,
    author: words(member(post, "username")) ?? words(member(post, "name")),
    postedAt: timeOf(member(post, "created_at")),
    body: bodyOf(post),
    net: null,
    upvotes: likesOf(post),
    downvotes: null,
    sourceId: words(member(post, "id")),
    // The first post is the article.
    parentSourceId: answered === null || answered <= 1 ? null : (ids.get(answered) ?? `post ${answered}`),
    state: stateOf(post),
  };
}

function bodyOf(post: unknown): string {
  const raw = member(post, "raw");
  if (typeof raw === "string") return raw.trim();
  const cooked = member(post, "cooked");
  return typeof cooked === "string" ? htmlToText(cooked) : "";
}

/** Likes are the only votes there; where the topic leaves them out, nobody has liked the post. */
function likesOf(post: unknown): number | null {
  const count = integer(member(post, "like_count"));
  if (count !== null) return count;
  const actions = member(post, "actions_summary");
  if (!Array.isArray(actions)) return null;
  return (
    integer(
      member(
        actions.find((action) => member(action, "id") === LIKE),
        "count",
      ),
    ) ?? 0
  );
}

function stateOf(post: unknown): SourceState {
  const isDeleted = member(post, "user_deleted") === true || words(member(post, "deleted_at")) !== null;
  if (isDeleted) return "deleted";
  return member(post, "hidden") === true ? "pending" : "approved";
}

function timeOf(value: unknown): string | null {
  return typeof value === "string" ? parseTime(value, "Z") : null;
}
