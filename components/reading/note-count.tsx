import { Icon } from "@/components/ui/icon";
import { formatCount } from "@/lib/format";

/** How many notes there are on a comment; nothing where there are none. */
export function NoteCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span
      className="inline-flex h-[18px] items-center gap-0.5 text-micro text-muted"
      title={formatCount(count, "note")}
    >
      <Icon name="note" label="notes:" className="size-3" />
      <span className="num">{count}</span>
    </span>
  );
}
