import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { NameArea } from "./name-area";

const NOTE_CHARS_MAX = 5000;

type WordsFormProps = {
  /** Names the text for screen readers. */
  label: string;
  text: string;
  onText: (text: string) => void;
  /** "Save note", "Answer": the act in its own word. */
  saveLabel: string;
  canSave: boolean;
  isSending: boolean;
  /** Why the desk did not take it; the text stays. */
  failure: string | null;
  onSave: () => void;
  /** Leaves and keeps the draft. */
  onCancel: () => void;
  /** Where the caret goes first, when not into the text. */
  firstField?: string;
  placeholder?: string;
  children?: ReactNode;
};

/** Something written for colleagues. It stays until the desk has it. */
export function WordsForm(props: WordsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { firstField = "textarea", failure, isSending } = props;

  // Opened by a key or a button: the caret belongs into the editor.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(firstField);
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
    form.current?.scrollIntoView({ block: "nearest" });
  }, [firstField]);

  const act = failure === null ? props.saveLabel : "Try again";

  function save() {
    if (props.canSave && !isSending) props.onSave();
  }

  return (
    <form
      ref={form}
      className="my-1.5 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {props.children}
      <NameArea
        label={props.label}
        value={props.text}
        rows={3}
        maxLength={NOTE_CHARS_MAX}
        placeholder={props.placeholder}
        onChange={props.onText}
        onSave={save}
        onCancel={props.onCancel}
      />
      {failure !== null && (
        <p role="alert" className="flex gap-2 text-removed">
          <Icon name="warning" className="mt-px size-4" />
          Not saved. {failure}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-micro text-faint">
          @ names a colleague.<span className="keyless:hidden"> Esc keeps the draft.</span>
        </span>
        <span className="ml-auto flex gap-2">
          <Button variant="quiet" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={!props.canSave} aria-disabled={isSending}>
            {isSending ? "Saving …" : act}
            <Kbd className="border-on-accent/45! bg-transparent! text-on-accent!">Ctrl ↵</Kbd>
          </Button>
        </span>
      </div>
    </form>
  );
}
