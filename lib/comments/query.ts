import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsAmount, parseAsText, parseAsWhole } from "@/lib/address-words";
import { STATUSES } from "@/lib/domain/statuses";

/** What a queue can be sorted by. `age` of the screen is `postedAt`. */
export const COMMENT_SORTS = [
  "net",
  "upvotes",
  "downvotes",
  "total",
  "controversy",
  "position",
  "postedAt",
  "length",
  "flags",
  "netChange",
  "netChangePerDay",
  "netChangeDeviation",
] as const;
export type CommentSort = (typeof COMMENT_SORTS)[number];

export type SortOrder = { by: CommentSort; descending: boolean };

/** `-controversy` is controversy, largest first. */
const parseAsSort = createParser<SortOrder>({
  parse(text) {
    const descending = text.startsWith("-");
    const by = COMMENT_SORTS.find((sort) => sort === text.slice(descending ? 1 : 0));
    return by ? { by, descending } : null;
  },
  serialize: ({ by, descending }) => `${descending ? "-" : ""}${by}`,
  eq: (a, b) => a.by === b.by && a.descending === b.descending,
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const parseAsId = createParser<string>({
  parse: (text) => (UUID.test(text.toLowerCase()) ? text.toLowerCase() : null),
  serialize: (id) => id,
});

/** The queue's words in the address bar, the same on the command line. Without `status`, any status. */
export const commentQueryParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(STATUSES)).withDefault([]),
  article: parseAsId,
  /** Comments that say the same as this one, or all of this cluster. */
  like: parseAsId,
  /** With `article`: comments that answer this paragraph of it, counted from 1. */
  paragraph: parseAsWhole,
  reason: parseAsText,
  netMin: parseAsWhole,
  netMax: parseAsWhole,
  flags: parseAsStringLiteral(["yes"]),
  notes: parseAsStringLiteral(["yes"]),
  tag: parseAsText,
  /** Votes that moved between the last two observations: net by how much, and the two below whichever way. */
  changeMin: parseAsWhole,
  changeMax: parseAsWhole,
  perDayMin: parseAsAmount,
  deviationMin: parseAsAmount,
  swing: parseAsStringLiteral(["yes"]),
  edited: parseAsStringLiteral(["yes"]),
  gone: parseAsStringLiteral(["yes"]),
  q: parseAsText,
  sort: parseAsSort.withDefault({ by: "net", descending: false }),
};

export const loadCommentQuery = createLoader(commentQueryParsers);
export const serializeCommentQuery = createSerializer(commentQueryParsers);

/** One parsed query: rows, count and export are all made from it. */
export type CommentQuery = Awaited<ReturnType<typeof loadCommentQuery>>;
