import type { ParsedComment, SourceState } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { type ThreadPart, threadPart } from "@/lib/domain/thread-part";
import { AppError } from "@/lib/errors";
import { htmlToText } from "./html/plain-body";
import { integer, list, member, words } from "./json/member";
import { paragraphsOf, threadPage } from "./json/thread-page";
import { wholeJson } from "./json/whole";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader } from "./reader";
import { parseTime } from "./table/parse-time";

/**
 * A topic as Discourse gives it when `.json` is put behind its address, or a page of its posts: the first post is the
 * article.
 */
export const discourseReader: FormatReader = { recognises, read };

/** "Small actions" say that a topic was closed or moved; nobody wrote them. */
const SMALL_ACTION = 3;
const LIKE = 2;

function recognises({ text }: Opening): boolean {
  return /^\s*\{/.test(text) && /"post_stream"\s*:/.test(text) && /"(?:cooked|raw)"\s*:/.test(text);
}

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const topic = await wholeJson(source);
  const loaded = list(member(topic, "post_stream", "posts"));
  const posts = loaded
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
  const comments = answers.map((post, index) => commentOf(post, index + 1));
  const page = threadPage(factsOf(topic, loaded, first), comments, partOf(topic, loaded));
  yield { kind: "page", page };
}

/** A topic counts its posts and names them all in its stream; a page of posts does neither. */
function partOf(topic: unknown, loaded: readonly unknown[]): ThreadPart {
  const ids = new Set(loaded.map((post) => words(member(post, "id"))));
  const stream = member(topic, "post_stream", "stream");
  const unloaded = new Set(
    list(stream)
      .map(words)
      .filter((id) => !ids.has(id)),
  ).size;
  return threadPart({
    // Who may see deleted posts gets them beside those that the topic counts.
    found: loaded.filter((post) => words(member(post, "deleted_at")) === null).length,
    declared: integer(member(topic, "posts_count")),
    hidden: unloaded,
    hasMore: Array.isArray(stream) ? unloaded > 0 : null,
  });
}

function numberOf(post: unknown): number {
  return integer(member(post, "post_number")) ?? 0;
}

function factsOf(topic: unknown, loaded: readonly unknown[], first: unknown) {
  const said = (name: string) => loaded.map((post) => words(member(post, name))).find((one) => one !== null);
  // The posts say it surely: what a page of posts has as its own id differs between versions.
  const id = said("topic_id") ?? words(member(topic, "id"));
  const host = hostOf(loaded);
  const posts = integer(member(topic, "posts_count"));
  const actions = loaded.filter((post) => member(post, "post_type") === SMALL_ACTION).length;
  return {
    sourceId: id === null ? null : `discourse ${id}`,
    title: words(member(topic, "title")) ?? said("topic_title") ?? null,
    outlet: host === null ? "Discourse" : `Discourse, ${host}`,
    url: null,
    byline: words(member(first, "name")) ?? words(member(first, "username")),
    publishedAt: timeOf(member(first, "created_at") ?? member(topic, "created_at")),
    paragraphs: first === undefined ? [] : paragraphsOf(bodyOf(first)),
    declaredCommentCount: posts === null ? null : Math.max(0, posts - 1 - actions),
  };
}

/** No field names the forum, but the addresses of its readers' pictures do. */
function hostOf(posts: readonly unknown[]): string | null {
  const pictures = posts.map((post) => words(member(post, "avatar_template")) ?? "");
  return pictures.map((path) => /\/user_avatar\/([\w.:-]+)\//.exec(path)?.[1]).find(Boolean) ?? null;
}

function commentOf(post: unknown, position: number): ParsedComment {
  const answered = integer(member(post, "reply_to_post_number"));
  return {
    position,
    author: words(member(post, "username")) ?? words(member(post, "name")),
    postedAt: timeOf(member(post, "created_at")),
    body: bodyOf(post),
    net: null,
    upvotes: likesOf(post),
    downvotes: null,
    // Its number, since answers name it so, also from another page.
    sourceId: numberOf(post) > 0 ? `post ${numberOf(post)}` : words(member(post, "id")),
    // The first post is the article.
    parentSourceId: answered === null || answered <= 1 ? null : `post ${answered}`,
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
