import { useNow } from "@/components/reading/use-now";
import { Time } from "@/components/ui/time";
import type { CommentRow } from "@/lib/comments/data";

export function PostedCell({ row }: { row: Pick<CommentRow, "postedAt"> }) {
  const now = useNow();
  if (row.postedAt === null) return "?";
  return <Time at={row.postedAt} now={now} as="minute" />;
}
