"use client";

import { type ReactNode, useMemo, useState } from "react";
import { createStore } from "@/lib/outbox/store";
import { useStore } from "@/lib/outbox/use-store";
import { AnnotateBar } from "./annotate-bar";
import { AnnotateContext, type AnnotateState, type Annotator, useAnnotate } from "./annotate-context";
import { useAnnotationNews } from "./use-annotation-news";
import { useOfferedPassage } from "./use-offered-passage";
import { usePickedAddress } from "./use-picked-address";

const AT_REST: AnnotateState = {
  offered: null,
  isChoosing: false,
  writing: null,
  picked: null,
  announcement: "",
};

/** Around texts whose passages can be annotated: hears what is selected in them, and offers the bar. */
export function AnnotationsDesk({
  me,
  closedBecause,
  renderedAtMs,
  children,
}: Annotator & { children: ReactNode }) {
  const [kept] = useState(() => ({ state: createStore(AT_REST), texts: new Map<string, string>() }));
  const desk = useMemo(
    () => ({ ...kept, me, closedBecause, renderedAtMs }),
    [kept, me, closedBecause, renderedAtMs],
  );
  usePickedAddress(desk);
  useOfferedPassage(desk);
  useAnnotationNews();
  return (
    <AnnotateContext value={desk}>
      {children}
      <AnnotateBar />
      <Announcement />
    </AnnotateContext>
  );
}

function Announcement() {
  const { state } = useAnnotate();
  return (
    <p role="status" className="sr-only">
      {useStore(state, ({ announcement }) => announcement)}
    </p>
  );
}
