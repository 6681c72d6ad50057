import { useShortcut } from "@/components/keys/use-shortcut";
import { Icon } from "@/components/ui/icon";
import { formatInteger } from "@/lib/format";
import { useQueue } from "./queue-context";

/** What arrived waits here; it never pushes the rows that are being worked on. */
export function NewPill() {
  const { newCount, showNew } = useQueue();
  const shortcut = useShortcut(".");
  return (
    <>
      Comment
      {newCount !== 0 && (
        <button
          type="button"
          onClick={showNew}
          aria-keyshortcuts={shortcut}
          className="mr-1 inline-flex h-6 items-center gap-1 rounded-full bg-accent pr-1.5 pl-2.5 text-micro font-semibold text-on-accent hover:opacity-90"
        >
          {newCount === null ? "New" : `${formatInteger(newCount)} new`}
          <Icon name="ascending" className="size-3" />
        </button>
      )}
    </>
  );
}
