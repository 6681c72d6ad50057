import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { restoreAnnotationAction } from "@/lib/annotations/actions";
import type { AnnotationView } from "@/lib/annotations/view";
import { formatInteger } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { useAnnotate } from "./annotate-context";
import { AnnotationEditor } from "./annotation-editor";
import { AnnotationEntry } from "./annotation-entry";
import type { MarginEntry } from "./margin-order";
import { useAnnotationAct, withAnnotation } from "./use-annotation-act";
import { useBeside } from "./use-beside";

function Deleted({ annotation, onBack }: { annotation: AnnotationView; onBack: () => void }) {
  const { id: annotationId, subjectId } = annotation;
  const { send, isSending, failure } = useAnnotationAct(subjectId);

  async function restore() {
    const asked = { id: crypto.randomUUID(), subjectId, annotationId };
    if (await send(() => restoreAnnotationAction(asked), withAnnotation)) onBack();
  }

  return (
    <p role="status" className="flex flex-wrap items-center gap-2 py-1 text-small text-muted">
      Annotation deleted.
      <Button
        variant="quiet"
        className="h-6! px-1.5!"
        aria-disabled={isSending}
        onClick={() => void restore()}
      >
        Undo
      </Button>
      {failure !== null && <span className="text-removed">It could not be brought back. {failure}</span>}
    </p>
  );
}

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
  const [deleted, setDeleted] = useState<AnnotationView | null>(null);
  if (entries.length === 0 && !writing && !deleted && trouble === null) return null;
  return (
    <section aria-label="Annotations" className="mt-2 font-sans text-base">
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
      {deleted && <Deleted key={deleted.id} annotation={deleted} onBack={() => setDeleted(null)} />}
      <ol ref={list}>
        {entries.map((entry) => (
          <AnnotationEntry
            key={entry.annotation.id}
            entry={entry}
            onShow={onShow}
            onDeleted={() => setDeleted(entry.annotation)}
          />
        ))}
      </ol>
    </section>
  );
}
