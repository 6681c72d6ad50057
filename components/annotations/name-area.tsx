import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import type { Colleague } from "@/lib/annotations/view";
import { formatCount } from "@/lib/format";
import { useColleagues } from "./annotation-queries";
import { colleaguesLike, nameInTheMaking } from "./names-offered";

type NameAreaProps = Omit<ComponentProps<"textarea">, "value" | "onChange" | "onKeyDown"> & {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
};

/** So few characters are told before the text is full: a browser cuts what is pasted without a word. */
const TOLD_LEFT = 200;
const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Text for colleagues: `@` offers their names, arrows choose, Enter or Tab takes one. Ctrl and Enter save, Esc leaves. */
export function NameArea({ label, value, onChange, onSave, onCancel, ...rest }: NameAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const colleagues = useColleagues();
  const [caret, setCaret] = useState<number | null>(null);
  const [highlighted, setHighlighted] = useState(0);
  const naming = caret === null ? null : nameInTheMaking(value, caret);
  const offered = naming ? colleaguesLike(naming.typed, colleagues) : [];
  const isOpen = offered.length > 0;
  const room = (rest.maxLength ?? Number.POSITIVE_INFINITY) - value.length;
  const left = room <= TOLD_LEFT ? room : null;
  const active = Math.min(highlighted, offered.length - 1);

  function take(colleague: Colleague) {
    if (!naming || caret === null) return;
    const before = `${value.slice(0, naming.at)}@${colleague.name} `;
    onChange(before + value.slice(caret).replace(/^ /, ""));
    setCaret(null);
    // The browser's caret, after React has drawn the text.
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length));
  }

  function onPickerKey(event: KeyboardEvent): boolean {
    const step = STEP[event.key];
    const chosen = offered[active];
    if (step !== undefined) setHighlighted((active + step + offered.length) % offered.length);
    else if (event.key === "Escape") setCaret(null);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen);
    else return false;
    event.preventDefault();
    // Esc leaves the names, not what they stand in.
    event.stopPropagation();
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isSaving = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isOpen && !isSaving && onPickerKey(event)) return;
    if (event.key === "Escape") onCancel();
    if (isSaving) {
      event.preventDefault();
      onSave();
    }
  }

  return (
    <div className="relative">
      <textarea
        {...rest}
        ref={area}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setHighlighted(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
        className="block w-full resize-y rounded-control border border-line-strong bg-raised px-[9px] py-1.5"
      />
      {isOpen && (
        <div
          id={listId}
          role="listbox"
          aria-label="Colleagues"
          tabIndex={-1}
          // In the flow: what scrolls around it would cut it off.
          ref={(list) => list?.scrollIntoView({ block: "nearest" })}
          className="mt-1 max-h-52 min-w-44 overflow-y-auto rounded-panel bg-raised p-1 shadow-menu"
        >
          {offered.map((colleague, index) => (
            // The keys of the options are heard by the text field, which keeps the focus.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={colleague.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(colleague)}
              className="flex h-8 cursor-default items-center rounded-control px-2 aria-selected:bg-accent-soft"
            >
              {colleague.name}
              <span className="ml-auto pl-4 text-small text-faint">{colleague.handle}</span>
            </div>
          ))}
        </div>
      )}
      {left !== null && (
        <p role="status" className="text-micro text-muted">
          {left > 0
            ? `${formatCount(left, "character")} left`
            : `No more than ${formatCount(rest.maxLength ?? 0, "character")}`}
        </p>
      )}
      <span role="status" className="sr-only">
        {isOpen && `${offered.length} named so: ${offered[active]?.name}. Arrows choose, Enter takes.`}
      </span>
    </div>
  );
}
