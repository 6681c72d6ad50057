import { IgnoredLine } from "@/components/keys/ignored-line";
import { ActsBar } from "@/components/reading/acts-bar";
import { useDesk } from "@/components/reading/desk-context";
import { Kbd } from "@/components/ui/kbd";
import { formatInteger, formatTotal } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { AllKeys, KeyHint } from "./key-hints";
import { OutboxLine } from "./outbox-line";
import { useQueue } from "./queue-context";

function Selection() {
  const { state, acts } = useDesk();
  const checked = useStore(state, (now) => now.checked);
  if (checked.size === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 border-l border-line pl-3 font-[550] text-accent">
      {formatInteger(checked.size)} selected
      {checked.size > 1 && (
        <span className="max-[760px]:hidden">{` – actions apply to all ${formatInteger(checked.size)}`}</span>
      )}
      <button
        type="button"
        onClick={acts.back}
        aria-label="Clear the selection"
        className="grid min-h-6 place-items-center"
      >
        <Kbd>Esc</Kbd>
        <span className="hidden keyless:inline">Clear</span>
      </button>
    </span>
  );
}

/** On a phone, where the list covers the reading pane: what can be done with those that are ticked. */
function SelectionActs() {
  const { state } = useDesk();
  const isAny = useStore(state, ({ checked }) => checked.size > 0);
  return isAny ? (
    <div className="min-[761px]:hidden">
      <ActsBar hasComment isOfMany />
    </div>
  ) : null;
}

/** How many there are, what is selected, what was saved, and the keys. */
export function QueueFoot() {
  const { rows, total } = useQueue();
  const { state, outbox } = useDesk();
  const announcement = useStore(state, (now) => now.announcement);
  const hasNews = useStore(
    outbox.summary,
    ({ last, whole, waiting }) => last !== null || whole !== null || waiting > 0,
  );
  const shown = rows.length > 0 ? `showing 1–${formatInteger(rows.length)}` : "nothing to show";
  return (
    <>
      <footer className="relative flex h-[34px] shrink-0 items-center gap-3 overflow-hidden border-t border-line px-3 text-small whitespace-nowrap text-muted max-[760px]:h-11 max-[760px]:pb-2">
        <span className="num">
          {total && `${formatTotal(total)} · `}
          {shown}
        </span>
        <Selection />
        <IgnoredLine />
        <span className="flex min-w-0 items-center gap-1.5 empty:hidden">
          {announcement === "" && <OutboxLine />}
        </span>
        {/* What is said last has the room of what was saved before. */}
        <span role="status" title={announcement} className="min-w-0 truncate">
          {announcement}
        </span>
        <span className="ml-auto flex gap-3 max-[760px]:hidden">
          <KeyHint keys={["J", "K"]} word="move" />
          {!hasNews && (
            <span className="flex gap-3 max-[1360px]:hidden">
              <KeyHint keys={["X"]} word="select" />
              <KeyHint keys={["/"]} word="search" />
            </span>
          )}
          <AllKeys />
        </span>
      </footer>
      <SelectionActs />
    </>
  );
}
