import { type RefObject, useEffect, useRef, useState } from "react";
import { useQueue } from "./queue-context";

const PAUSE_MS = 350;

/** Words to look for. The list follows when the typing pauses; Enter asks at once. */
export function SearchField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { address } = useQueue();
  const said = address.query.q ?? "";
  const [value, setValue] = useState(said);
  const [lastSaid, setLastSaid] = useState(said);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address changed by itself, as with the browser's back button.
  if (said !== lastSaid) {
    setLastSaid(said);
    if (said !== value.trim()) setValue(said);
  }

  // A timer of the browser's must not outlive the field.
  useEffect(() => () => clearTimeout(timer.current), []);

  function ask(text: string, history: "push" | "replace") {
    clearTimeout(timer.current);
    const q = text.trim() || null;
    if (q !== address.query.q) void address.change({ q }, history);
  }

  return (
    <input
      ref={field}
      type="search"
      aria-label="Search the comments"
      aria-keyshortcuts="/"
      placeholder={said ? "" : "Search for words"}
      value={value}
      onChange={(event) => {
        const text = event.target.value;
        setValue(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => ask(text, said ? "replace" : "push"), PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") ask(value, "push");
        if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
      }}
      className="h-7 min-w-24 flex-1 rounded-control bg-transparent px-1 [&::-webkit-search-cancel-button]:appearance-none"
    />
  );
}
