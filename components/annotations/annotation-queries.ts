"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import type { AnnotationView, Colleague, NoteThread } from "@/lib/annotations/view";

const FRESH_MS = 60_000;
const COLLEAGUES_FRESH_MS = 5 * 60_000;

/** What is written on a subject's passages, and the talk under the notes on it as a whole. */
export type SubjectAnnotations = { annotations: AnnotationView[]; threads: NoteThread[] };

export function annotationsQueryOptions(subjectId: string) {
  return queryOptions({
    queryKey: ["annotations", subjectId],
    queryFn: ({ signal }) =>
      fetchJson<SubjectAnnotations>(`/api/annotations?subject=${encodeURIComponent(subjectId)}`, signal),
    staleTime: FRESH_MS,
  });
}

/** Whom a note can name. */
export function useColleagues(): Colleague[] {
  const { data } = useQuery({
    queryKey: ["colleagues"],
    queryFn: ({ signal }) => fetchJson<Colleague[]>("/api/annotations/colleagues", signal),
    staleTime: COLLEAGUES_FRESH_MS,
  });
  return data ?? NOBODY;
}

const NOBODY: Colleague[] = [];
