import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { annotationsQueryOptions } from "./annotation-queries";
import { Talk } from "./talk";

type NoteTalkProps = { commentId: string; noteId: string; acts?: ReactNode };

/** The talk under a note on a whole comment. */
export function NoteTalk({ commentId, noteId, acts }: NoteTalkProps) {
  const { data } = useQuery(annotationsQueryOptions(commentId));
  const known = data?.threads.find((thread) => thread.noteId === noteId);
  const nothing = { resolvedAt: null, resolvedByName: null, namedIds: [], replies: [] };
  return <Talk thread={known ?? { subjectId: commentId, noteId, ...nothing }} word="note" acts={acts} />;
}
