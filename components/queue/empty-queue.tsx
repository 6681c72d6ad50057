import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { CommentQuery } from "@/lib/comments/query";
import { useQueue } from "./queue-context";

const PLACES: {
  href: "/queue?status=open" | "/queue?status=open&flags=yes" | "/queue?status=escalated";
  label: string;
  icon: IconName;
  keyCap: string;
}[] = [
  { href: "/queue?status=open", label: "Open", icon: "open", keyCap: "O" },
  { href: "/queue?status=open&flags=yes", label: "Flagged", icon: "flag", keyCap: "F" },
  { href: "/queue?status=escalated", label: "Escalated", icon: "escalate", keyCap: "E" },
];

function isNarrowed(query: CommentQuery): boolean {
  const { article, reason, netMin, netMax, notes, tag, q } = query;
  return [article, reason, netMin, netMax, notes, tag, q].some((value) => value !== null);
}

/** No rows: because nothing waits, or because the filters leave nothing. */
export function EmptyQueue() {
  const { address } = useQueue();
  const narrowed = isNarrowed(address.query);
  return (
    <EmptyState title={narrowed ? "Nothing matches" : "Nothing waits here"}>
      <p className="max-w-[54ch] text-comment text-pretty text-muted">
        {narrowed
          ? "No comment fits all of these filters. Take one away above, or begin again."
          : "Every comment of this queue has been dealt with. What a new import brings is offered at the head of the list; you need not reload."}
      </p>
      {narrowed && (
        <Button
          onClick={() =>
            address.change({
              article: null,
              paragraph: null,
              reason: null,
              netMin: null,
              netMax: null,
              flags: null,
              notes: null,
              tag: null,
              q: null,
            })
          }
        >
          Take all filters away
        </Button>
      )}
      <ul className="mt-2 w-full border-t border-line">
        {PLACES.map((place) => (
          <li key={place.href} className="border-b border-line">
            <Link href={place.href} className="flex h-10 items-center gap-2.5 hover:bg-hover">
              <Icon name={place.icon} className="size-4 text-faint" />
              {place.label}
              <span className="ml-auto flex gap-1">
                <Kbd>G</Kbd>
                <Kbd>{place.keyCap}</Kbd>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
