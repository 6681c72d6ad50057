import { useNow } from "@/components/reading/use-now";
import type { CommentRow } from "@/lib/comments/data";
import { formatJst } from "@/lib/format";

export function PostedCell({ row }: { row: Pick<CommentRow, "postedAt"> }) {
  const now = useNow();
  if (row.postedAt === null) return "?";
  return <time dateTime={row.postedAt}>{formatJst(row.postedAt, now).replace(" JST", "")}</time>;
}
