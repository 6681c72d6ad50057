import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsAmount, parseAsText, parseAsWhole } from "@/lib/address-words";
import { STATUSES } from "@/lib/domain/statuses";

type Sort = {
  /** In the menu and as the name of its column. */
  label: string;
  type: "integer" | "number" | "time";
  /** Whether a comment can lack it. */
  isNullable: boolean;
  /** Whether hardly any comment has it: then its index holds only those. */
  isRare?: boolean;
};

/** What a queue can be sorted by, in the order of the menu. Their columns in the database: `SORT_COLUMN` in where.ts. */
export const SORTS = {
  net: { label: "Net votes", type: "integer", isNullable: true },
  upvotes: { label: "Upvotes", type: "integer", isNullable: true },
  downvotes: { label: "Downvotes", type: "integer", isNullable: true },
  total: { label: "Total votes", type: "integer", isNullable: true },
  controversy: { label: "Controversial", type: "number", isNullable: true },
  position: { label: "Position in thread", type: "integer", isNullable: false },
  postedAt: { label: "Date", type: "time", isNullable: true },
  length: { label: "Length", type: "integer", isNullable: false },
  flags: { label: "Flags", type: "integer", isNullable: false },
  netChange: { label: "Vote change", type: "integer", isNullable: true, isRare: true },
  netChangePerDay: { label: "Vote change per day", type: "number", isNullable: true, isRare: true },
  netChangeDeviation: { label: "Unusual for this thread", type: "number", isNullable: true, isRare: true },
} as const satisfies Record<string, Sort>;

export type CommentSort = keyof typeof SORTS;
export const COMMENT_SORTS = Object.keys(SORTS) as CommentSort[];

/** All that is known of one sort, where it may be any. */
export const sortOf = (by: CommentSort): Sort => SORTS[by];

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
