import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { CommentDetail } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";
import type { NearComment } from "@/lib/links/data";
import type { Entry } from "@/lib/outbox/entry";
import type { Read } from "@/lib/outbox/project";
import { useStore } from "@/lib/outbox/use-store";
import { useDesk } from "./desk-context";
import { NetVotes } from "./net-votes";
import { NOBODY, useParentChoice } from "./use-parent-choice";

type OptionProps = { id: string; isChosen: boolean; onChoose: () => void; children: ReactNode };

function Option({ id, isChosen, onChoose, children }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  // The browser's scrolling: what the keys come to must be seen.
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // The keys are the field's, which says which option they came to.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={onChoose}
      className="grid cursor-pointer grid-cols-[30px_34px_minmax(0,1fr)] items-baseline gap-x-2 rounded-control px-1.5 py-1 hover:bg-hover aria-selected:bg-accent-soft aria-selected:outline-1 aria-selected:-outline-offset-1 aria-selected:outline-accent"
    >
      {children}
    </div>
  );
}

function CommentWords({ row }: { row: NearComment }) {
  return (
    <>
      <span className="num text-right text-small text-faint">
        <span className="sr-only">No. </span>
        {formatInteger(row.position)}
      </span>
      <span className="num text-right font-semibold">
        <NetVotes votes={row} />
      </span>
      <span className="truncate [unicode-bidi:isolate]">
        {row.author && <b className="font-[550]">{row.author} </b>}
        <span className="text-muted">{row.excerpt.trim() || "Empty at the source"}</span>
        {row.goneAt && <span className="text-faint">, gone</span>}
      </span>
    </>
  );
}

type ParentChooserProps = { detail: Read<CommentDetail>; entries: readonly Entry[] };

/** Lets a moderator say which comment of the thread this one answers, while that is asked. */
export function ParentChooser(props: ParentChooserProps) {
  const { state } = useDesk();
  return useStore(state, ({ isChoosingParent }) => isChoosingParent) ? <Chooser {...props} /> : null;
}

function Chooser({ detail, entries }: ParentChooserProps) {
  const choice = useParentChoice(detail, entries);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const optionId = (option: string) => `${id} ${option}`.replaceAll(" ", "-");

  // Opened by a key: what is pressed next belongs here, and afterwards to where it went before.
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <section
      aria-labelledby={`${id}-title`}
      className="shrink-0 border-b border-line bg-surface px-5 pt-3 pb-2"
    >
      <div className="mb-1.5 flex items-center gap-2">
        <h3 id={`${id}-title`} className="font-[550]">
          What does No. {formatInteger(detail.position)} answer?
        </h3>
        <IconButton
          icon="close"
          label="Leave it as it is"
          className="ml-auto size-6!"
          onClick={() => choice.close("")}
        />
      </div>
      <input
        ref={field}
        role="combobox"
        aria-label="Number of the comment that it answers"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={choice.chosen && optionId(choice.chosen)}
        aria-describedby={`${id}-keys`}
        inputMode="numeric"
        autoComplete="off"
        placeholder="No."
        value={choice.typed}
        onChange={(event) => choice.type(event.target.value)}
        onKeyDown={choice.onKeyDown}
        className="num h-7 w-24 rounded-control border border-line-strong bg-raised px-[9px]"
      />
      <p
        id={`${id}-keys`}
        className="mt-1.5 flex flex-wrap items-center gap-1 text-micro text-faint keyless:hidden"
      >
        <Kbd>J</Kbd> <Kbd>K</Kbd> move, or a number; <Kbd>0</Kbd> nobody; <Kbd>Enter</Kbd> set; <Kbd>Esc</Kbd>{" "}
        leave
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Comments of the thread"
        className="-mx-1.5 mt-1.5 max-h-[232px] overflow-y-auto"
      >
        <Option
          id={optionId(NOBODY)}
          isChosen={choice.chosen === NOBODY}
          onChoose={() => choice.choose(NOBODY)}
        >
          <span className="num text-right text-small text-faint" aria-hidden>
            0
          </span>
          <span />
          <span>Answers nobody</span>
        </Option>
        {choice.rows.map((row) => (
          <Option
            key={row.id}
            id={optionId(row.id)}
            isChosen={choice.chosen === row.id}
            onChoose={() => choice.choose(row.id)}
          >
            <CommentWords row={row} />
          </Option>
        ))}
      </div>
      <p role="status" className="text-small text-removed">
        {choice.isMissing && `There is no other No. ${choice.typed} in this thread.`}
        {choice.error && `The thread could not be read. ${choice.error.message}`}
      </p>
    </section>
  );
}
