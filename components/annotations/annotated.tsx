"use client";

import { useQuery } from "@tanstack/react-query";
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { AnnotationView } from "@/lib/annotations/view";
import { session } from "@/lib/outbox/session";
import { useStore } from "@/lib/outbox/use-store";
import { type AnnotateDesk, useAnnotateDesk } from "./annotate-context";
import { annotationDraftSchema, draftKeyOf } from "./annotation-draft";
import { AnnotationMargin } from "./annotation-margin";
import { AnnotationMarksContext } from "./annotation-marks";
import { annotationsQueryOptions } from "./annotation-queries";
import { marginOrder, marksOf } from "./margin-order";
import { rangeOf } from "./text-places";
import { readDraft } from "./use-draft";
import { useHighlight } from "./use-highlight";

type AnnotatedProps = {
  /** The comment or the article. */
  subjectId: string;
  /** Its whole text, into which the offsets of its `<Passage>`s count; null while that is on its way. */
  text: string | null;
  /** Shows what of it is folded: asked when an annotation there is to be seen. */
  onHidden?: () => void;
  children: ReactNode;
};

/** A text whose passages can be annotated, with its margin. Plain where the page has no `<AnnotationsDesk>`. */
export function Annotated(props: AnnotatedProps) {
  const desk = useAnnotateDesk();
  return desk ? <AnnotatedText {...props} desk={desk} /> : props.children;
}

function AnnotatedText({
  subjectId,
  text,
  onHidden,
  children,
  desk,
}: AnnotatedProps & { desk: AnnotateDesk }) {
  const { state, texts } = desk;
  const element = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery({
    ...annotationsQueryOptions(subjectId),
    // The text comes first: a run of key presses asks for no margins.
    enabled: text !== null,
  });
  const entries = useMemo(() => marginOrder(data?.annotations ?? []), [data]);
  const marks = useMemo(
    () => ({ marks: marksOf(entries), onPick: (id: string) => pick(desk, id) }),
    [entries, desk],
  );
  // Signed out, one dialog says so for all of the page.
  const isSignedOut = useStore(session, ({ isEnded }) => isEnded);
  const writing = useStore(state, (now) => now.writing);
  const pickedId = useStore(state, (now) => now.picked?.id ?? null);
  const picked = entries.find(({ annotation, number }) => annotation.id === pickedId && number !== null);
  useHighlight(
    element,
    writing?.passage.subjectId === subjectId ? writing.passage : (picked?.annotation ?? null),
    entries,
  );

  // The page's other parts find the text by its subject.
  useEffect(() => {
    if (text === null) return;
    texts.set(subjectId, text);
    return () => {
      texts.delete(subjectId);
      // What is selected in it went with it, and so does the bar.
      if (state.get().offered?.subjectId === subjectId) state.set({ offered: null, isChoosing: false });
    };
  }, [state, texts, subjectId, text]);

  // The tab's storage: what was being written when the page was loaded anew.
  useEffect(() => {
    const draft = readDraft(draftKeyOf(subjectId), annotationDraftSchema);
    if (!draft?.isOpen || state.get().writing) return;
    const { start, end, kind } = draft;
    state.set({ writing: { passage: { subjectId, start, end }, kind } });
  }, [state, subjectId]);

  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element) || !document.getSelection()?.isCollapsed) return;
    const id = event.target.closest<HTMLElement>("[data-marks]")?.dataset.marks?.split(" ").at(-1);
    if (id) pick(desk, id);
  }

  function show(annotation: AnnotationView, isUnfolded = false) {
    const range = element.current && rangeOf(element.current, annotation);
    if (!range && onHidden && !isUnfolded) {
      onHidden();
      // Drawn by then.
      requestAnimationFrame(() => show(annotation, true));
      return;
    }
    const mark = element.current?.querySelector<HTMLElement>(`[data-mark-end="${annotation.id}"]`);
    state.set({
      picked: { id: annotation.id },
      announcement: range ? "" : "This passage is folded or not drawn yet: unfold the text to see it.",
    });
    range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  }

  return (
    <div className="@container/annotated">
      <div className="gap-x-8 @[760px]/annotated:grid @[760px]/annotated:has-[>section]:grid-cols-[minmax(0,1fr)_280px]">
        {/* A press on marked words is a short way to their entry; the number beside them is the control. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div ref={element} data-subject={subjectId} onClick={onClick} className="min-w-0">
          <AnnotationMarksContext value={marks}>{children}</AnnotationMarksContext>
        </div>
        {text !== null && (
          <AnnotationMargin
            subjectId={subjectId}
            text={text}
            entries={entries}
            textElement={element}
            trouble={isSignedOut ? null : (error?.message ?? null)}
            onRetry={() => void refetch()}
            onShow={show}
          />
        )}
      </div>
    </div>
  );
}

function pick({ state }: AnnotateDesk, id: string): void {
  state.set({ picked: { id } });
}
