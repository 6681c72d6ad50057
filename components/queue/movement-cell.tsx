import type { CommentRow } from "@/lib/comments/data";
import { formatSigned } from "@/lib/format";
import type { Read } from "@/lib/outbox/project";

type MovementCellProps = { row: Read<CommentRow>; show: "moved" | "pace" | "unusual" };

/** How the votes moved between the last two observations; empty where they never did. */
export function MovementCell({ row, show }: MovementCellProps) {
  if (row.netChange === null) return null;
  if (show === "moved") return formatSigned(row.netChange);
  const value = show === "pace" ? row.netChangePerDay : row.netChangeDeviation;
  if (value === null) return null;
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
