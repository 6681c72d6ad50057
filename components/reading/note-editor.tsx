import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useDesk } from "./desk-context";

const NOTE_CHARS_MAX = 5000;

/** A note in the making outlives the editor: Esc keeps it here until it is saved. */
const drafts = new Map<string, string>();

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
  const [value, setValue] = useState(drafts.get(draftKey) ?? text);
  const area = useRef<HTMLTextAreaElement>(null);

  // Opened by a key: the caret belongs into the editor.
  useEffect(() => {
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    element?.scrollIntoView({ block: "nearest" });
  }, []);

  function change(next: string) {
    setValue(next);
    drafts.set(draftKey, next);
  }

  function save() {
    const said = value.trim();
    if (said === "") return;
    drafts.delete(draftKey);
    onSave(said);
  }

  function cancel() {
    onCancel();
    state.set({ announcement: value.trim() && value !== text ? "Draft kept" : "" });
  }

  return (
    <form
      className="my-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={area}
        aria-label={label}
        value={value}
        rows={3}
        maxLength={NOTE_CHARS_MAX}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") cancel();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        }}
        className="block w-full resize-y rounded-control border border-line-strong bg-raised px-[9px] py-1.5"
      />
      <div className="mt-1.5 flex items-center gap-2">
        <span className="text-micro text-faint">Colleagues see it. Esc keeps the draft.</span>
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
