import { STATUSES, type Status } from "./statuses";

/** A comment as the outline of its thread knows it: enough to lay out, order and fold a conversation. */
export type OutlineRow = {
  id: string;
  position: number;
  parentId: string | null;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  status: Status;
  bodyChars: number;
  /** Absent from its source since. */
  goneAt: string | null;
};

/** An outline row without its names, in the order of OutlineRow; the status by its place in STATUSES. */
export type PackedRow = [
  string,
  number,
  string | null,
  number | null,
  number | null,
  number | null,
  number,
  number,
  string | null,
];

/** Less than half of the bytes: a thread of 20,000 is sent as a whole. */
export function packRow(row: OutlineRow): PackedRow {
  const { id, position, parentId, net, upvotes, downvotes, bodyChars, goneAt } = row;
  return [id, position, parentId, net, upvotes, downvotes, STATUSES.indexOf(row.status), bodyChars, goneAt];
}

/** The row that was packed. */
export function unpackRow(packed: PackedRow): OutlineRow {
  const [id, position, parentId, net, upvotes, downvotes, status, bodyChars, goneAt] = packed;
  return {
    id,
    position,
    parentId,
    net,
    upvotes,
    downvotes,
    status: STATUSES[status] ?? "open",
    bodyChars,
    goneAt,
  };
}
