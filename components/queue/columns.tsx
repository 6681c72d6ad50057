import { createColumnHelper } from "@tanstack/react-table";
import type { TableParts } from "@/components/data-table/features";
import { NetVotes } from "@/components/reading/net-votes";
import { VoteBar } from "@/components/reading/vote-bar";
import type { CommentRow } from "@/lib/comments/data";
import { type CommentSort, SORTS } from "@/lib/comments/query";
import { formatInteger } from "@/lib/format";
import type { Read } from "@/lib/outbox/project";
import { AgeCell, CheckCell, MarksCell, StatusCell, WhereCell } from "./cells";
import { CheckAll } from "./check-all";
import { Excerpt } from "./excerpt";
import { MovementCell } from "./movement-cell";
import { NewPill } from "./new-pill";
import { PostedCell } from "./posted-cell";

const column = createColumnHelper<TableParts, Read<CommentRow>>();

const RIGHT = "justify-end text-right";
const FIGURE = "num text-right text-small text-muted group-data-done/row:text-faint max-[760px]:hidden";

/** The sort behind each column's head. */
export const SORT_OF_COLUMN: Partial<Record<string, CommentSort>> = {
  position: "position",
  net: "net",
  upvotes: "upvotes",
  downvotes: "downvotes",
  total: "total",
  votes: "total",
  controversy: "controversy",
  length: "length",
  marks: "flags",
  posted: "postedAt",
  age: "postedAt",
  moved: "netChange",
  pace: "netChangePerDay",
  unusual: "netChangeDeviation",
};

function figure(value: number | null): string {
  return value === null ? "?" : formatInteger(value);
}

const MOVEMENT_HEAD = { moved: "Moved", pace: "A day", unusual: "Unusual" } as const;

/** The queue's columns in their order. Which are shown, the moderator chooses. */
export const queueColumns = column.columns([
  column.display({
    id: "check",
    header: () => <CheckAll />,
    cell: ({ row }) => <CheckCell row={row.original} />,
    meta: { width: "16px", cellClass: "max-[760px]:absolute max-[760px]:top-[33px] max-[760px]:left-4" },
  }),
  column.display({
    id: "status",
    header: () => <span className="sr-only">Status</span>,
    cell: ({ row }) => <StatusCell row={row.original} />,
    meta: { width: "16px", cellClass: "max-[760px]:absolute max-[760px]:right-4 max-[760px]:bottom-[11px]" },
  }),
  column.accessor("position", {
    id: "position",
    header: "No.",
    cell: ({ row }) => figure(row.original.position),
    meta: { width: "34px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
  }),
  column.accessor("net", {
    id: "net",
    header: "Net",
    cell: ({ row }) => <NetVotes votes={row.original} />,
    meta: {
      width: "40px",
      narrowWidth: "38px",
      isSortable: true,
      headClass: RIGHT,
      cellClass:
        "num text-right text-[13.5px] font-semibold group-data-done/row:font-normal group-data-done/row:text-faint max-[760px]:[grid-area:1/1] max-[760px]:text-left max-[760px]:text-[16px] max-[760px]:leading-5",
    },
  }),
  column.display({
    id: "votes",
    header: "Votes",
    cell: ({ row }) => <VoteBar upvotes={row.original.upvotes} downvotes={row.original.downvotes} />,
    meta: {
      width: "55px",
      isSortable: true,
      headHint: "Sorts by all votes, up and down together",
      cellClass: "group-data-done/row:opacity-40 max-[760px]:[grid-area:2/1]",
    },
  }),
  ...(["upvotes", "downvotes", "total"] as const).map((id) =>
    column.accessor(id, {
      id,
      header: { upvotes: "Up", downvotes: "Down", total: "Total" }[id],
      cell: ({ row }) => figure(row.original[id]),
      meta: { width: "44px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
    }),
  ),
  column.accessor("controversy", {
    id: "controversy",
    header: "Dispute",
    cell: ({ row }) => (row.original.controversy === null ? "?" : row.original.controversy.toFixed(1)),
    meta: { width: "58px", narrowWidth: "56px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
  }),
  ...(["moved", "pace", "unusual"] as const).map((id) =>
    column.display({
      id,
      header: MOVEMENT_HEAD[id],
      cell: ({ row }) => <MovementCell row={row.original} show={id} />,
      meta: { width: "58px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
    }),
  ),
  column.accessor("excerpt", {
    id: "comment",
    header: () => <NewPill />,
    cell: ({ row }) => <Excerpt {...row.original} />,
    meta: {
      width: "minmax(160px,1fr)",
      narrowWidth: "minmax(140px,1fr)",
      headClass: "justify-between",
      cellClass:
        "min-w-0 leading-[17px] max-[760px]:min-h-10 max-[760px]:[grid-area:1/2/2/3] max-[760px]:text-[14px] max-[760px]:leading-5",
    },
  }),
  column.accessor("bodyChars", {
    id: "length",
    header: "Length",
    cell: ({ row }) => figure(row.original.bodyChars),
    meta: { width: "52px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
  }),
  column.display({
    id: "where",
    header: "Article, author",
    cell: ({ row }) => <WhereCell row={row.original} />,
    meta: {
      width: "minmax(116px,0.22fr)",
      narrowWidth: "100px",
      cellClass:
        "min-w-0 text-small leading-4 max-[760px]:[grid-area:2/2/3/3] max-[760px]:flex max-[760px]:h-[18px] max-[760px]:items-center max-[760px]:gap-1.5",
    },
  }),
  column.display({
    id: "marks",
    header: "Flags, notes",
    cell: ({ row }) => <MarksCell row={row.original} />,
    meta: {
      width: "112px",
      narrowWidth: "100px",
      isSortable: true,
      cellClass:
        "flex max-h-10 min-w-0 flex-wrap content-center gap-x-1 gap-y-0.5 overflow-hidden [[data-density=compact]_&]:flex-nowrap max-[760px]:[grid-area:3/2] max-[760px]:empty:hidden",
    },
  }),
  column.accessor("postedAt", {
    id: "posted",
    header: "Posted",
    cell: ({ row }) => <PostedCell row={row.original} />,
    meta: { width: "112px", isSortable: true, headClass: RIGHT, cellClass: FIGURE },
  }),
  column.display({
    id: "age",
    header: "Age",
    cell: ({ row }) => <AgeCell row={row.original} />,
    meta: {
      width: "38px",
      isSortable: true,
      headClass: RIGHT,
      cellClass:
        "num text-right text-small whitespace-nowrap text-muted group-data-done/row:text-faint max-[760px]:[grid-area:1/3] max-[760px]:leading-5",
    },
  }),
]);

/** Columns that can be put away, with their names in the menu. */
export const OPTIONAL_COLUMNS = {
  position: SORTS.position.label,
  votes: "Votes (bar)",
  upvotes: "Up",
  downvotes: "Down",
  total: SORTS.total.label,
  controversy: SORTS.controversy.label,
  moved: SORTS.netChange.label,
  pace: SORTS.netChangePerDay.label,
  unusual: SORTS.netChangeDeviation.label,
  length: SORTS.length.label,
  where: "Article, author",
  marks: "Flags, notes",
  posted: "Posted",
  age: "Age",
} as const;

export const HIDDEN_AT_FIRST = [
  "position",
  "upvotes",
  "downvotes",
  "total",
  "moved",
  "pace",
  "unusual",
  "length",
  "posted",
];

/** The columns to show: a list is never sorted by something that cannot be seen. */
export function showSorted(visibility: Record<string, boolean>, sort: CommentSort): Record<string, boolean> {
  const sorted = Object.keys(SORT_OF_COLUMN).filter((id) => SORT_OF_COLUMN[id] === sort);
  const [first] = sorted;
  const isShown = sorted.some((id) => visibility[id] !== false);
  return isShown || !first ? visibility : { ...visibility, [first]: true };
}
