import { useDesk } from "@/components/reading/desk-context";
import { Kbd } from "@/components/ui/kbd";

/** Keys at the foot of a list, and what they do. */
export function KeyHint({ keys, word }: { keys: readonly string[]; word: string }) {
  const areSingle = keys.every((key) => /^[A-Z/]$/.test(key));
  return (
    <span className={`inline-flex items-center gap-1 ${areSingle ? "single-keys" : ""}`}>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {word}
    </span>
  );
}

/** The way to the map of all keys. */
export function AllKeys() {
  const { state } = useDesk();
  return (
    <button
      type="button"
      onClick={() => state.set({ dialog: "keys" })}
      className="inline-flex min-h-6 items-center gap-1"
    >
      <span aria-hidden="true">
        <Kbd>?</Kbd>
      </span>
      all keys
    </button>
  );
}
