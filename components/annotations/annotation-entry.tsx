import { type ReactNode, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { deleteAnnotationAction, editAnnotationAction } from "@/lib/annotations/actions";
import type { AnnotationView } from "@/lib/annotations/view";
import { useStore } from "@/lib/outbox/use-store";
import { useAnnotate } from "./annotate-context";
import { AnnotationChip } from "./annotation-chip";
import { authorOf, type MarginEntry } from "./margin-order";
import { NamedText } from "./named-text";
import { shortened } from "./shortened";
import { Talk, TalkAct } from "./talk";
import { UndoLine } from "./undo-line";
import { useAnnotationAct, withAnnotation } from "./use-annotation-act";
import { useAnnotationNow } from "./use-annotation-now";
import { forgetDraft, readDraft, useTextDraft } from "./use-draft";
import { WordsForm } from "./words-form";

const WORDS_CHARS = 90;

type EditFormProps = {
  annotation: AnnotationView;
  /** The act that changed the words; null: they are as before. */
  onDone: (actId: string | null) => void;
};

function EditForm({ annotation, onDone }: EditFormProps) {
  const { id: annotationId, subjectId, kind } = annotation;
  const key = `edit ${annotationId}`;
  const [text, keep] = useTextDraft(key, annotation.text ?? "");
  const { send, isSending, failure } = useAnnotationAct(subjectId);
  const words = text.trim() === "" ? null : text.trim();

  async function save() {
    const asked = { id: crypto.randomUUID(), subjectId, annotationId, text: words };
    const logged = { id: asked.id, said: "Annotation edited" };
    if (!(await send(() => editAnnotationAction(asked), withAnnotation, logged))) return;
    forgetDraft(key);
    onDone(words === annotation.text ? null : asked.id);
  }

  return (
    <WordsForm
      label="Edit what you wrote"
      text={text}
      onText={keep}
      saveLabel="Save"
      canSave={kind !== "note" || words !== null}
      isSending={isSending}
      failure={failure}
      onSave={() => void save()}
      onCancel={() => {
        if (words === annotation.text) forgetDraft(key);
        onDone(null);
      }}
    />
  );
}

function OwnActs({
  annotation,
  onEdit,
  onDeleted,
}: {
  annotation: AnnotationView;
  onEdit: () => void;
  onDeleted: (actId: string) => void;
}) {
  const { id: annotationId, subjectId } = annotation;
  const { send, isSending, failure } = useAnnotationAct(subjectId);

  async function remove() {
    const asked = { id: crypto.randomUUID(), subjectId, annotationId };
    const isDone = await send(
      () => deleteAnnotationAction(asked),
      (now) => ({ ...now, annotations: now.annotations.filter(({ id }) => id !== annotationId) }),
      { id: asked.id, said: "Annotation deleted" },
    );
    if (isDone) onDeleted(asked.id);
  }

  return (
    <>
      <TalkAct onPress={onEdit}>Edit</TalkAct>
      <TalkAct onPress={() => void remove()} isBusy={isSending}>
        Delete
      </TalkAct>
      {failure !== null && (
        <span role="alert" className="w-full px-1 text-removed">
          Not deleted. {failure} Press Delete to try again.
        </span>
      )}
    </>
  );
}

function Standing({ annotation }: { annotation: AnnotationView }) {
  const now = useAnnotationNow();
  const { lostAt, resolvedByName, resolvedAt } = annotation;
  return (
    <>
      {lostAt && (
        <p className="text-small text-flag">
          <Icon name="warning" className="mr-1 inline-block size-3.5 align-[-2px]" />
          Lost its place on <Time at={lostAt} now={now} as="day" />: the text no longer has these words, or
          has them several times.
        </p>
      )}
      {resolvedAt && (
        <p className="text-small text-muted">
          Resolved by {resolvedByName ?? "somebody"}, <Time at={resolvedAt} now={now} as="age" />
        </p>
      )}
    </>
  );
}

type EntryProps = { entry: MarginEntry; onDeleted: (actId: string) => void };

function Said({ entry: { annotation }, onDeleted }: EntryProps) {
  const { me, closedBecause } = useAnnotate();
  const [isEditing, setEditing] = useState(() => readDraft(`edit ${annotation.id}`, z.string()) !== null);
  const [change, setChange] = useState<string | null>(null);
  const isOwn = annotation.moderatorId === me.id && closedBecause === null;
  if (isEditing) {
    return (
      <EditForm
        annotation={annotation}
        onDone={(actId) => {
          if (actId) setChange(actId);
          setEditing(false);
        }}
      />
    );
  }
  return (
    <>
      <div className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        <AnnotationChip annotation={annotation} />{" "}
        {annotation.text !== null && <NamedText text={annotation.text} namedIds={annotation.namedIds} />}
        {annotation.editedAt && <span className="text-micro text-faint"> edited</span>}
      </div>
      {change && (
        <UndoLine
          key={change}
          act={{ id: change, subject: "comment", subjectId: annotation.subjectId }}
          done="Changed."
          onBack={() => setChange(null)}
        />
      )}
      <Standing annotation={annotation} />
      <Talk
        thread={{ ...annotation, noteId: annotation.id }}
        word="annotation"
        acts={
          isOwn && <OwnActs annotation={annotation} onEdit={() => setEditing(true)} onDeleted={onDeleted} />
        }
      />
    </>
  );
}

function Head({ entry, children }: { entry: MarginEntry; children: ReactNode }) {
  const { annotation } = entry;
  const now = useAnnotationNow();
  return (
    <p className="flex items-baseline gap-2">
      {children}
      <Time
        at={annotation.writtenAt}
        now={now}
        as="age"
        className="ml-auto text-micro whitespace-nowrap text-faint"
        before={`${authorOf(annotation)}, `}
      />
    </p>
  );
}

/** One annotation in the margin: on which words, who says what, and what was answered. Resolved ones fold to a line. */
export function AnnotationEntry({
  entry,
  onDeleted,
  onShow,
}: EntryProps & { onShow: (annotation: AnnotationView) => void }) {
  const { state } = useAnnotate();
  const { annotation, number } = entry;
  const line = useRef<HTMLLIElement>(null);
  const picked = useStore(state, (now) => (now.picked?.id === annotation.id ? now.picked : null));
  const [isUnfolded, setUnfolded] = useState(false);
  const isFolded = annotation.resolvedAt !== null && !isUnfolded && !picked;
  const words = shortened(annotation.exact, WORDS_CHARS);

  // The browser's focus and scroll position: the entry was asked for in the text.
  useEffect(() => {
    if (!picked) return;
    line.current?.focus({ preventScroll: true });
    line.current?.scrollIntoView({ block: "nearest" });
  }, [picked]);

  return (
    <li
      ref={line}
      tabIndex={-1}
      data-entry={annotation.id}
      data-picked={picked ? true : undefined}
      className="-mx-1.5 grid grid-cols-[18px_minmax(0,1fr)] gap-x-1.5 rounded-control px-1.5 py-1.5 data-picked:bg-accent-soft"
    >
      <span className="num pt-px text-right text-micro font-medium text-muted">{number ?? "–"}</span>
      <div className="grid min-w-0 gap-0.5">
        <Head entry={entry}>
          {number === null ? (
            <q className="min-w-0 [overflow-wrap:anywhere] text-muted line-through decoration-line-strong">
              {words}
            </q>
          ) : (
            <button
              type="button"
              title="Show in the text"
              className="focus-inside min-h-6 min-w-0 truncate text-left font-serif text-[14px] text-muted hover:text-ink"
              onClick={() => onShow(annotation)}
            >
              <q>{words}</q>
            </button>
          )}
        </Head>
        {isFolded ? (
          <button
            type="button"
            aria-expanded={false}
            className="flex min-h-6 items-center gap-1 truncate text-left text-small text-muted hover:text-ink"
            onClick={() => setUnfolded(true)}
          >
            <Icon name="tick" className="size-3.5 text-kept" />
            Resolved by {annotation.resolvedByName ?? "somebody"}:{" "}
            {annotation.text ?? annotation.tag ?? annotation.ruleName}
          </button>
        ) : (
          <Said entry={entry} onDeleted={onDeleted} />
        )}
      </div>
    </li>
  );
}
