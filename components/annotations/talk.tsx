import { type ReactNode, useState } from "react";
import { z } from "zod";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { deleteReplyAction, replyAction, resolveAction } from "@/lib/annotations/actions";
import type { NoteThread, ReplyView } from "@/lib/annotations/view";
import { useAnnotate } from "./annotate-context";
import { authorOf } from "./margin-order";
import { NamedText } from "./named-text";
import { UndoLine } from "./undo-line";
import { useAnnotationAct, withThread } from "./use-annotation-act";
import { useAnnotationNow } from "./use-annotation-now";
import { forgetDraft, readDraft, useDraft } from "./use-draft";
import { WordsForm } from "./words-form";

type TalkProps = {
  thread: NoteThread;
  /** What is answered, in a word: "note" or "annotation". */
  word: string;
  /** What else can be done to it. */
  acts?: ReactNode;
};

const draftSchema = z.object({ id: z.guid(), text: z.string() });

/** A small button under what colleagues wrote. */
export function TalkAct({
  children,
  onPress,
  isBusy,
}: {
  children: ReactNode;
  onPress: () => void;
  isBusy?: boolean;
}) {
  return (
    <button
      type="button"
      aria-disabled={isBusy || undefined}
      onClick={() => !isBusy && onPress()}
      className="inline-flex min-h-6 items-center rounded-control px-1 text-small text-muted hover:bg-hover hover:text-ink aria-disabled:opacity-50"
    >
      {children}
    </button>
  );
}

type ReplyLineProps = { reply: ReplyView; thread: NoteThread; onDeleted: (actId: string) => void };

function ReplyLine({ reply, thread, onDeleted }: ReplyLineProps) {
  const { me, closedBecause } = useAnnotate();
  const now = useAnnotationNow();
  const { send, isSending, failure } = useAnnotationAct(thread.subjectId);
  const isOwn = reply.moderatorId === me.id && closedBecause === null;
  const { subjectId, noteId } = thread;

  async function remove() {
    const asked = { id: crypto.randomUUID(), subjectId, noteId, replyId: reply.id };
    const logged = { id: asked.id, said: "Reply deleted" };
    if (await send(() => deleteReplyAction(asked), withThread, logged)) onDeleted(asked.id);
  }

  return (
    <li className="flex items-start gap-1">
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
        <b className="font-[550] text-ink">{authorOf(reply)}</b>{" "}
        <NamedText text={reply.text} namedIds={reply.namedIds} />{" "}
        <Time
          at={reply.writtenAt}
          now={now}
          as="age"
          className="text-micro text-faint"
          after={reply.editedAt && ", edited"}
        />
        {failure !== null && (
          <span role="alert" className="block text-removed">
            Not deleted. {failure}
          </span>
        )}
      </p>
      {isOwn && (
        <IconButton
          icon="close"
          label="Delete answer"
          className="-my-[3px] size-6!"
          disabled={isSending}
          onClick={() => void remove()}
        />
      )}
    </li>
  );
}

function Answer({ thread, word, onDone }: { thread: NoteThread; word: string; onDone: () => void }) {
  const { subjectId, noteId } = thread;
  const key = `answer ${noteId}`;
  const [draft, change] = useDraft(
    key,
    () => readDraft(key, draftSchema) ?? { id: crypto.randomUUID(), text: "" },
  );
  const { send, isSending, failure } = useAnnotationAct(subjectId);
  const text = draft.text.trim();

  async function save() {
    const asked = { id: draft.id, subjectId, noteId, text };
    const isDone = await send(() => replyAction(asked), withThread, { id: draft.id, said: "Reply added" });
    if (!isDone) return;
    forgetDraft(key);
    onDone();
  }

  return (
    <WordsForm
      label={`Answer to the ${word}`}
      text={draft.text}
      onText={(next) => change({ ...draft, text: next })}
      saveLabel="Answer"
      canSave={text !== ""}
      isSending={isSending}
      failure={failure}
      onSave={() => void save()}
      onCancel={onDone}
    />
  );
}

/** What colleagues answered to a note or an annotation, and whether it is settled. */
export function Talk({ thread, word, acts }: TalkProps) {
  const { closedBecause } = useAnnotate();
  const { send, isSending, failure } = useAnnotationAct(thread.subjectId);
  const { subjectId, noteId, replies } = thread;
  const [isAnswering, setAnswering] = useState(() => hasAnswerDraft(noteId));
  const [deletion, setDeletion] = useState<string | null>(null);
  const isResolved = thread.resolvedAt !== null;

  function settle() {
    const asked = { id: crypto.randomUUID(), subjectId, noteId, isResolved: !isResolved };
    const said = isResolved ? "Reopened" : "Resolved";
    void send(() => resolveAction(asked), withThread, { id: asked.id, said });
  }

  return (
    <>
      {replies.length > 0 && (
        <ol aria-label="Answers" className="mt-1 grid gap-0.5 border-l border-line pl-2.5 text-muted">
          {replies.map((reply) => (
            <ReplyLine key={reply.id} reply={reply} thread={thread} onDeleted={setDeletion} />
          ))}
        </ol>
      )}
      {deletion && (
        <UndoLine
          key={deletion}
          act={{ id: deletion, subject: "comment", subjectId }}
          done="Answer deleted."
          onBack={() => setDeletion(null)}
        />
      )}
      {isAnswering && <Answer thread={thread} word={word} onDone={() => setAnswering(false)} />}
      {closedBecause === null && !isAnswering && (
        <div className="-ml-1 flex flex-wrap gap-x-1">
          <TalkAct onPress={() => setAnswering(true)}>Answer</TalkAct>
          <TalkAct onPress={settle} isBusy={isSending}>
            {isResolved ? "Reopen" : "Resolve"}
          </TalkAct>
          {acts}
        </div>
      )}
      {failure !== null && (
        <p role="alert" className="text-removed">
          Not {isResolved ? "reopened" : "resolved"}. {failure}{" "}
          <button type="button" className="link min-h-6" onClick={settle}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}

function hasAnswerDraft(noteId: string): boolean {
  return (readDraft(`answer ${noteId}`, draftSchema)?.text.trim() ?? "") !== "";
}
