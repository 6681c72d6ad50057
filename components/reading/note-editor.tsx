import { useEffect, useRef } from "react";
import { NameArea } from "@/components/annotations/name-area";
import { forgetDraft, useTextDraft } from "@/components/annotations/use-draft";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useDesk } from "./desk-context";

const NOTE_CHARS_MAX = 5000;

type NoteEditorProps = {
  /** What the draft is kept under: the comment, or the note that is edited. */
  draftKey: string;
  label: string;
  text?: string;
  onSave: (text: string) => void;
  onCancel: () => void;
};

export function NoteEditor({ draftKey, label, text = "", onSave, onCancel }: NoteEditorProps) {
  const { state } = useDesk();
  const key = `note ${draftKey}`;
  const [value, change] = useTextDraft(key, text);
  const form = useRef<HTMLFormElement>(null);

  // Opened by a key: the caret belongs into the editor.
  useEffect(() => {
    const element = form.current?.querySelector("textarea");
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    element?.scrollIntoView({ block: "nearest" });
  }, []);

  function save() {
    const said = value.trim();
    if (said === "") return;
    forgetDraft(key);
    onSave(said);
  }

  function cancel() {
    onCancel();
    state.set({ announcement: value.trim() && value !== text ? "Draft kept" : "" });
  }

  return (
    <form
      ref={form}
      className="my-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <NameArea
        label={label}
        value={value}
        rows={3}
        maxLength={NOTE_CHARS_MAX}
        onChange={change}
        onSave={save}
        onCancel={cancel}
      />
      <div className="mt-1.5 flex items-center gap-2">
        <span className="text-micro text-faint">
          @ names a colleague.<span className="keyless:hidden"> Esc closes; your draft is kept.</span>
        </span>
        <Button variant="quiet" className="ml-auto" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={value.trim() === ""}>
          Save note <Kbd className="border-on-accent/45 bg-transparent text-on-accent">Ctrl ↵</Kbd>
        </Button>
      </div>
    </form>
  );
}
