import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { AnnotationView } from "@/lib/annotations/view";
import { formatInteger } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { useAnnotate } from "./annotate-context";
import { AnnotationEditor } from "./annotation-editor";
import { AnnotationEntry } from "./annotation-entry";
import type { MarginEntry } from "./margin-order";
import { UndoLine } from "./undo-line";
import { useBeside } from "./use-beside";

type AnnotationMarginProps = {
  subjectId: string;
  /** The subject's whole text. */
  text: string;
  entries: readonly MarginEntry[];
  /** The element that the text stands in. */
  textElement: RefObject<HTMLElement | null>;
  /** Why the annotations could not be read. */
  trouble: string | null;
  onRetry: () => void;
  onShow: (annotation: AnnotationView) => void;
};

/** What colleagues say of the passages of a text, in its order: beside it where there is room, else below. */
export function AnnotationMargin({
  subjectId,
  text,
  entries,
  textElement,
  trouble,
  onRetry,
  onShow,
}: AnnotationMarginProps) {
  const { closedBecause, state } = useAnnotate();
  const writing = useStore(state, (now) =>
    now.writing?.passage.subjectId === subjectId ? now.writing : null,
  );
  const list = useRef<HTMLOListElement>(null);
  useBeside(textElement, list, entries);
  const [deletion, setDeletion] = useState<string | null>(null);
  if (entries.length === 0 && !writing && !deletion && trouble === null) return null;
  return (
    <section aria-label="Annotations" className="mt-4 font-sans text-base">
      <h3 className="mb-0.5 flex gap-2 text-micro font-medium text-faint">
        Annotations
        {entries.length > 0 && <span className="num font-normal">{formatInteger(entries.length)}</span>}
        {closedBecause !== null && (
          <span className="ml-auto font-normal">moderators write and answer them</span>
        )}
      </h3>
      {trouble !== null && (
        <p role="alert" className="text-removed">
          The annotations could not be read. {trouble}{" "}
          <Button variant="quiet" className="h-6! px-1.5!" onClick={onRetry}>
            Try again
          </Button>
        </p>
      )}
      {writing && (
        <AnnotationEditor
          key={`${writing.passage.start} ${writing.passage.end}`}
          passage={writing.passage}
          kind={writing.kind}
          text={text}
        />
      )}
      {deletion && (
        <UndoLine
          key={deletion}
          act={{ id: deletion, subject: "comment", subjectId }}
          done="Annotation deleted."
          onBack={() => setDeletion(null)}
        />
      )}
      <ol ref={list}>
        {entries.map((entry) => (
          <AnnotationEntry key={entry.annotation.id} entry={entry} onShow={onShow} onDeleted={setDeletion} />
        ))}
      </ol>
    </section>
  );
}
