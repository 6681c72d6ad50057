import { z } from "zod";
import { ACTION_WORD } from "@/components/activity/act-words";
import { Button } from "@/components/ui/button";
import { Clipped } from "@/components/ui/clipped";
import { Time } from "@/components/ui/time";
import type { CommentDecision } from "@/lib/comments/data";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatCount } from "@/lib/format";
import type { PlainAct } from "@/lib/outbox/act";
import { useDesk } from "./desk-context";
import { useNow } from "./use-now";

function said(decision: CommentDecision): string {
  const { action, fromStatus, toStatus } = decision;
  const among = decision.detail.alike === undefined ? "" : ", with others that say the same";
  if (!toStatus || !fromStatus) return (ACTION_WORD[action] ?? action) + among;
  const change = `${STATUS_LABEL[fromStatus].toLowerCase()} to ${STATUS_LABEL[toStatus].toLowerCase()}`;
  return decision.undoes ? `undid: ${change}` : change + among + detailSaid(decision);
}

const detailSchema = z.object({
  reason: z
    .object({ ruleName: z.string().optional(), severity: z.string().nullable(), note: z.string().nullable() })
    .optional(),
  flags: z.array(z.object({ resolution: z.string() })).optional(),
});

/** The reason that was given, and the flags that were resolved by it. */
function detailSaid({ detail }: CommentDecision): string {
  const { reason, flags = [] } = detailSchema.safeParse(detail).data ?? {};
  const [first] = flags;
  const rule = reason?.ruleName && [reason.ruleName, reason.severity].filter(Boolean).join(", ");
  const resolved = first && `${formatCount(flags.length, "flag")} ${first.resolution}`;
  return [rule, reason?.note, resolved].flatMap((part) => (part ? [`; ${part}`] : [])).join("");
}

function targetOf(commentId: string, decision: CommentDecision): PlainAct | null {
  const { id, fromStatus, toStatus, decidedAt } = decision;
  if (!fromStatus || !toStatus || decision.undoes) return null;
  const before = { status: fromStatus, revision: 0, decidedByName: null, decidedAt: null };
  return { kind: "decide", id, commentId, at: decidedAt, status: toStatus, before };
}

/** Everything that was done to the comment, newest first; the last change of its status can be undone here, a colleague's by a decision of one's own. */
export function DecisionLog({ commentId, decisions }: { commentId: string; decisions: CommentDecision[] }) {
  const { me, acts, closedBecause } = useDesk();
  const now = useNow();
  const undone = new Set(decisions.map((decision) => decision.undoes));
  const latest = decisions.find(
    (decision) => decision.toStatus && !decision.undoes && !undone.has(decision.id),
  );
  if (decisions.length === 0) return null;
  return (
    <section className="border-t border-line px-5 py-3" aria-labelledby="log-head">
      <h3 id="log-head" className="mb-1.5 text-micro font-medium text-faint">
        Decisions
      </h3>
      <ol className="text-small text-muted">
        {decisions.map((decision) => {
          const target = decision === latest && closedBecause === null ? targetOf(commentId, decision) : null;
          return (
            <li key={decision.id} className="flex min-h-6 items-center gap-2">
              <span className="min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]">
                <b className="font-[550] text-ink">{decision.moderatorName}</b>{" "}
                <Clipped text={said(decision)}>{said(decision)}</Clipped>
              </span>
              {target && decision.moderatorName === me.name && (
                <Button variant="quiet" className="h-6! px-1.5!" onClick={() => acts.takeBack(target)}>
                  Undo
                </Button>
              )}
              {target && decision.moderatorName !== me.name && decision.toStatus !== "open" && (
                <Button variant="quiet" className="h-6! px-1.5!" onClick={() => acts.reopen(commentId)}>
                  Reopen
                </Button>
              )}
              <Time at={decision.decidedAt} now={now} as="age" className="text-micro text-faint" />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
