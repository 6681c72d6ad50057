import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatAgo, type Now } from "@/lib/format";
import type { Entry } from "@/lib/outbox/entry";
import { useDesk } from "./desk-context";
import { useNow } from "./use-now";
import { DECIDE_LABEL } from "./verdicts";

function saidOf({ conflict, message, act }: Entry, now: Now): string {
  if (!conflict) return `Not saved: ${message ?? "the desk refused it."}`;
  const { decidedByName, decidedAt, status } = conflict;
  const who = decidedByName ?? "somebody";
  const when = decidedAt ? formatAgo(decidedAt, now) : "before you";
  const isLink = act.kind === "undo" && act.target.kind === "link";
  const did = status === "open" ? "reopened this" : `decided “${STATUS_LABEL[status].toLowerCase()}”`;
  return `Not saved: ${who} ${isLink ? "changed this" : did} ${when}. Nothing was overwritten.`;
}

/** An act that the desk did not take: who was first and when, and what can be done about it. */
export function RefusalNotice({ entry }: { entry: Entry }) {
  const { acts, outbox } = useDesk();
  const now = useNow();
  const { conflict, act } = entry;
  const wanted = act.kind === "decide" ? act.status : null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-removed-soft px-5 py-2"
    >
      <Icon name="warning" className="size-4 text-removed" />
      <p className="min-w-0 flex-1">{saidOf(entry, now)}</p>
      {conflict && wanted && (
        <Button onClick={() => acts.decideAnyway(entry, conflict)}>{DECIDE_LABEL[wanted]} anyway</Button>
      )}
      <Button variant="quiet" onClick={() => outbox.accept(entry)}>
        {conflict ? "Accept" : "Dismiss"}
      </Button>
    </div>
  );
}
