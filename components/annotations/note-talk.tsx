import { useQuery } from "@tanstack/react-query";
import { Icon } from "@/components/ui/icon";
import { annotationsQueryOptions } from "./annotation-queries";
import { Talk } from "./talk";

/** The talk under a note on a whole comment. */
export function NoteTalk({ commentId, noteId }: { commentId: string; noteId: string }) {
  const { data } = useQuery(annotationsQueryOptions(commentId));
  const known = data?.threads.find((thread) => thread.noteId === noteId);
  const nothing = { resolvedAt: null, resolvedByName: null, namedIds: [], replies: [] };
  const thread = known ?? { subjectId: commentId, noteId, ...nothing };
  return (
    <>
      {thread.resolvedAt !== null && (
        <p className="text-small text-muted">
          <Icon name="tick" className="mr-1 inline-block size-3.5 align-[-2px] text-kept" />
          Resolved by {thread.resolvedByName ?? "somebody"}
        </p>
      )}
      <Talk thread={thread} word="note" />
    </>
  );
}
