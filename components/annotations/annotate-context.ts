"use client";

import { createContext, use } from "react";
import type { AnnotationKind } from "@/lib/annotations/view";
import type { Me } from "@/lib/outbox/project";
import type { Store } from "@/lib/outbox/store";
import type { PassageOf } from "./text-places";

/** What is under way between the texts, the bar and the margins. */
export type AnnotateState = {
  /** Selected in a text: the bar offers to annotate it. */
  offered: PassageOf | null;
  /** It is being chosen by keys. */
  isChoosing: boolean;
  /** Its annotation is being written in the margin. */
  writing: { passage: PassageOf; kind: AnnotationKind } | null;
  /** The annotation whose entry is shown to the reader. */
  picked: { id: string } | null;
  announcement: string;
};

/** Who reads, when, and what that person may. */
export type Annotator = {
  me: Me;
  /** Why annotating is closed to this person; null where it is open. */
  closedBecause: string | null;
  /** When the server made the page, so that ages are the same there and here. */
  renderedAtMs: number;
};

export type AnnotateDesk = Annotator & {
  state: Store<AnnotateState>;
  /** The texts on the page that can be annotated, by subject. */
  texts: Map<string, string>;
};

export const AnnotateContext = createContext<AnnotateDesk | null>(null);

/** Null on a page whose texts are only read. */
export function useAnnotateDesk(): AnnotateDesk | null {
  return use(AnnotateContext);
}

/** For what is only drawn where annotating is possible. */
export function useAnnotate(): AnnotateDesk {
  const desk = use(AnnotateContext);
  if (!desk) throw new Error("The parts of annotations belong inside <AnnotationsDesk>");
  return desk;
}
