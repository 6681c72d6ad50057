import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { takeEarlySearch } from "@/components/keys/early-keys";
import { useShortcut } from "@/components/keys/use-shortcut";
import { useQueue } from "./queue-context";

const PAUSE_MS = 350;

/** Words to look for. The list follows when the typing pauses; Enter asks at once. */
export function SearchField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { address } = useQueue();
  const shortcut = useShortcut("/");
  const said = address.query.q ?? "";
  const [value, setValue] = useState(said);
  const [lastSaid, setLastSaid] = useState(said);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address changed by itself, as with the browser's back button.
  if (said !== lastSaid) {
    setLastSaid(said);
    if (said !== value.trim()) setValue(said);
  }

  const takeEarly = useEffectEvent(() => {
    const early = takeEarlySearch();
    if (!early) return;
    if (early.text) setValue(early.text);
    if (!early.isAsked) field.current?.focus();
    if (early.isAsked) ask(early.text, "push");
    else if (early.text) askSoon(early.text);
  });

  // What was typed before the field could hear; and a timer of the browser's, which must not outlive it.
  useEffect(() => {
    takeEarly();
    return () => clearTimeout(timer.current);
  }, []);

  function ask(text: string, history: "push" | "replace") {
    clearTimeout(timer.current);
    const q = text.trim() || null;
    if (q !== address.query.q) void address.change({ q }, history);
  }

  function askSoon(text: string) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(text, said ? "replace" : "push"), PAUSE_MS);
  }

  return (
    <input
      data-keys-search
      ref={field}
      type="search"
      aria-label="Search the comments"
      aria-keyshortcuts={shortcut}
      placeholder={said ? "" : "Search for words"}
      value={value}
      onChange={(event) => {
        const text = event.target.value;
        setValue(text);
        askSoon(text);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") ask(value, "push");
        if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
      }}
      className="h-7 min-w-16 flex-1 rounded-control bg-transparent px-1 [&::-webkit-search-cancel-button]:appearance-none"
    />
  );
}
