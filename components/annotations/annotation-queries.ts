"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import type { AnnotationView, Colleague, NoteThread } from "@/lib/annotations/view";

const FRESH_MS = 60_000;
const COLLEAGUES_FRESH_MS = 5 * 60_000;
const GATHER_MS = 15;
const SUBJECTS_MAX = 100;

/** What is written on a subject's passages, and the talk under the notes on it as a whole. */
export type SubjectAnnotations = { annotations: AnnotationView[]; threads: NoteThread[] };

const NOBODY: Colleague[] = [];

type Gathering = { subjectIds: string[]; answer: Promise<SubjectAnnotations> };

let gathering: Gathering | null = null;

function gather(): Gathering {
  const subjectIds: string[] = [];
  async function read(): Promise<SubjectAnnotations> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    gathering = null;
    const asked = subjectIds.map((subjectId) => `subject=${encodeURIComponent(subjectId)}`);
    return fetchJson<SubjectAnnotations>(`/api/annotations?${asked.join("&")}`);
  }
  return { subjectIds, answer: read() };
}

/** The texts of a conversation come into view together, and are asked for together. */
async function readAnnotations(subjectId: string): Promise<SubjectAnnotations> {
  if (gathering === null || gathering.subjectIds.length >= SUBJECTS_MAX) gathering = gather();
  gathering.subjectIds.push(subjectId);
  const { annotations, threads } = await gathering.answer;
  const isOfIt = (each: { subjectId: string }) => each.subjectId === subjectId;
  return { annotations: annotations.filter(isOfIt), threads: threads.filter(isOfIt) };
}

export function annotationsQueryOptions(subjectId: string) {
  return queryOptions({
    queryKey: ["annotations", subjectId],
    queryFn: () => readAnnotations(subjectId),
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
