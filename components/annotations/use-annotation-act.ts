"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk } from "@/components/reading/desk-context";
import type { ActionResult } from "@/lib/action-result";
import type { AnnotationView, NoteThread } from "@/lib/annotations/view";
import { noteSessionEnded } from "@/lib/outbox/session";
import { annotationsQueryOptions, type SubjectAnnotations } from "./annotation-queries";

const NO_ANSWER = "The desk did not answer. Nothing is lost: what you wrote is kept here.";

/** One act at a time upon what is written about a subject: whether it is on its way, and why it failed. */
export function useAnnotationAct(subjectId: string) {
  const client = useQueryClient();
  const { outbox } = useDesk();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  /** Sends an act, and changes what is shown as the desk answered. Answers whether it was done. `logged`: its id, and its word, for whoever undoes it. */
  async function send<Value>(
    act: () => Promise<ActionResult<Value>>,
    change: (now: SubjectAnnotations, value: Value) => SubjectAnnotations,
    logged: { id: string; said: string },
  ): Promise<boolean> {
    setSending(true);
    setFailure(null);
    const result = await act().catch(() => ({ ok: false, message: NO_ANSWER }) as const);
    setSending(false);
    if (!result.ok) {
      if ("code" in result && result.code === "not_signed_in") noteSessionEnded();
      setFailure(result.message);
      return false;
    }
    const { queryKey } = annotationsQueryOptions(subjectId);
    // An answer that was asked for before would bring the old state back.
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (now) => change(now ?? { annotations: [], threads: [] }, result.value));
    outbox.noteLogged({ ...logged, subject: "comment", subjectId });
    // A flag or a tag on a passage marks the comment as well.
    void client.invalidateQueries({ queryKey: ["comment", subjectId] });
    return true;
  }

  return { isSending, failure, send, forgive: () => setFailure(null) };
}

/** With this annotation as the desk has it now. */
export function withAnnotation(now: SubjectAnnotations, annotation: AnnotationView): SubjectAnnotations {
  const others = now.annotations.filter(({ id }) => id !== annotation.id);
  return { ...now, annotations: [...others, annotation] };
}

/** With the talk under an annotation or a note as the desk has it now. */
export function withThread(now: SubjectAnnotations, thread: NoteThread): SubjectAnnotations {
  const { noteId, ...talk } = thread;
  if (now.annotations.some(({ id }) => id === noteId)) {
    const annotations = now.annotations.map((each) => (each.id === noteId ? { ...each, ...talk } : each));
    return { ...now, annotations };
  }
  return { ...now, threads: [...now.threads.filter((each) => each.noteId !== noteId), thread] };
}
