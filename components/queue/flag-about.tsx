import { useQuery } from "@tanstack/react-query";
import { useDesk } from "@/components/reading/desk-context";
import { commentQueryOptions } from "@/components/reading/reading-queries";
import { VoteBar } from "@/components/reading/vote-bar";
import { formatSigned } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { useQueue } from "./queue-context";

/** What the flag is about: the comment's votes and first words, or how many were selected. */
export function FlagAbout() {
  const { state } = useDesk();
  const { rows } = useQueue();
  const checked = useStore(state, (now) => now.checked);
  const selectedId = useStore(state, (now) => now.selectedId);
  const id = checked.size > 0 ? [...checked][0] : selectedId;
  const { data } = useQuery({ ...commentQueryOptions(id ?? ""), enabled: id !== null });
  const comment = data ?? rows.find((row) => row.id === id);
  if (!comment) return null;
  return (
    <div className="flex items-center gap-3 border-b border-line bg-surface px-4 py-3">
      <span className="num shrink-0 text-[13.5px] font-semibold">{formatSigned(comment.net)}</span>
      <VoteBar upvotes={comment.upvotes} downvotes={comment.downvotes} />
      <p className="min-w-0 truncate text-muted [unicode-bidi:plaintext]">
        {checked.size > 1 && `and ${checked.size - 1} more: `}
        {comment.excerpt.trim() || "Empty at the source"}
      </p>
    </div>
  );
}
