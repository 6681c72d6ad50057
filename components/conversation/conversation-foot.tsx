import { IgnoredLine } from "@/components/keys/ignored-line";
import { AllKeys, KeyHint } from "@/components/queue/key-hints";
import { OutboxLine } from "@/components/queue/outbox-line";
import { useDesk } from "@/components/reading/desk-context";
import { formatInteger } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";

const KEYS = [
  { keys: ["J", "K"], word: "move" },
  { keys: ["←", "→"], word: "fold" },
  { keys: ["Q"], word: "quote and source" },
  { keys: ["Enter"], word: "read in the queue" },
];
/** What is said last has the room of the others. */
const BESIDE_WORDS = 2;

/** How many comments are open, what was done last, and the keys. */
export function ConversationFoot({ count, of }: { count: number; of: number }) {
  const { state, outbox } = useDesk();
  const announcement = useStore(state, (now) => now.announcement);
  const hasNews = useStore(outbox.summary, ({ last, whole }) => last !== null || whole !== null);
  const isSaid = announcement !== "" || hasNews;
  return (
    <footer className="flex h-[34px] shrink-0 items-center gap-3 overflow-hidden border-t border-line bg-surface px-4 text-small whitespace-nowrap text-muted max-[760px]:h-11 max-[760px]:px-3">
      <span className="num">
        {count === of
          ? `${formatInteger(of)} shown`
          : `${formatInteger(count)} of ${formatInteger(of)} unfolded`}
      </span>
      <IgnoredLine />
      <span className="flex min-w-0 items-center gap-1.5 empty:hidden">
        {announcement === "" && <OutboxLine />}
      </span>
      <span role="status" title={announcement} className="min-w-0 truncate">
        {announcement}
      </span>
      <span className="ml-auto flex gap-3 max-[900px]:hidden">
        {(isSaid ? KEYS.slice(0, BESIDE_WORDS) : KEYS).map(({ keys, word }) => (
          <KeyHint key={word} keys={keys} word={word} />
        ))}
        <AllKeys />
      </span>
    </footer>
  );
}
