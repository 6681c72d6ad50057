import { type CSSProperties, memo, useId, useMemo } from "react";
import { useDesk } from "@/components/reading/desk-context";
import { RefusalNotice } from "@/components/reading/refusal-notice";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import type { Entry } from "@/lib/outbox/entry";
import { type Me, projectLink, projectStatus, type Read } from "@/lib/outbox/project";
import { useKeyed, useStore } from "@/lib/outbox/use-store";
import { useConversation } from "./conversation-context";
import type { Above } from "./turn-answers";
import { TurnBody } from "./turn-body";
import { TurnHead } from "./turn-head";

type TurnRowProps = {
  turn: Turn<OutlineRow>;
  above: OutlineRow | null;
  /** What it answers is the row above. */
  isAboveNear: boolean;
  isFolded: boolean;
  index: number;
  count: number;
  start: number;
  measure: (element: HTMLElement | null) => void;
};

type DepthStyle = CSSProperties & { "--depth": number };

/** The comment once it is read, with what happened since, and what the desk did not take. */
function useTurnNow(id: string) {
  const { me, outbox, news } = useDesk();
  const turn = useKeyed(useConversation().loader.turns, id);
  const entries = useKeyed(outbox.byComment, id);
  const heard = useKeyed(news, id);
  return useMemo(
    () => ({
      now: turn ? projectStatus<Read<TurnDetail>>(turn, entries, heard, me) : null,
      isCorrected: turn !== null && isCorrectedNow(turn, entries, me),
      refused: entries.filter(({ state }) => state === "refused"),
    }),
    [turn, entries, heard, me],
  );
}

/** A moderator says what it answers, or that it answers nobody. */
function isCorrectedNow(turn: Read<TurnDetail>, entries: readonly Entry[], me: Me): boolean {
  const correction = turn.replyEvidence === "moderator" ? { moderatorName: "", correctedAt: "" } : null;
  return projectLink({ replyTo: null, correction, readAtMs: turn.readAtMs }, entries, me).correction !== null;
}

function aboveOf({ turn, above, isAboveNear }: TurnRowProps): Above | null {
  if (turn.row.parentId === null) return null;
  if (!above) return { id: turn.row.parentId, position: null, goneAt: null, isNear: false };
  return { id: above.id, position: above.position, goneAt: above.goneAt, isNear: isAboveNear };
}

/** A comment of the conversation, as far to the right as it is deep in its branch. */
export const TurnRow = memo(function TurnRow(props: TurnRowProps) {
  const { turn, isFolded, index, count, start, measure } = props;
  const { row, depth } = turn;
  const { state } = useDesk();
  const { now, isCorrected, refused } = useTurnNow(row.id);
  const isActive = useStore(state, ({ selectedId }) => selectedId === row.id);
  const headId = useId();
  const select = () => isActive || state.set({ selectedId: row.id, isChoosingParent: false });
  const style: DepthStyle = { "--depth": depth, transform: `translateY(${start}px)` };
  return (
    // Pressed anywhere it becomes the one that the keys are about; by keyboard it takes the focus for that.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <article
      ref={measure}
      data-index={index}
      data-turn={row.id}
      data-active={isActive || undefined}
      aria-labelledby={headId}
      aria-posinset={index + 1}
      aria-setsize={count}
      tabIndex={isActive ? 0 : -1}
      onFocusCapture={select}
      onClick={select}
      style={style}
      className="focus-inside absolute inset-x-0 top-0 border-b border-line/60 px-4 data-active:bg-accent-soft data-active:before:absolute data-active:before:inset-y-0 data-active:before:left-0 data-active:before:w-[3px] data-active:before:bg-accent max-[760px]:px-3"
    >
      <div className="relative ml-[calc(min(var(--depth),var(--cap))*var(--step)+24px)] py-2.5">
        {depth > 0 && (
          <span
            aria-hidden="true"
            className="absolute inset-y-0 right-[calc(100%+24px)] w-[calc(min(var(--depth),var(--cap))*var(--step))] bg-[repeating-linear-gradient(to_right,var(--line)_0_1px,transparent_1px_var(--step))]"
          />
        )}
        {refused.map((entry) => (
          <div key={entry.act.id} className="mb-2 max-w-[800px] [&>div]:rounded-control [&>div]:border-b-0">
            <RefusalNotice entry={entry} />
          </div>
        ))}
        <TurnHead
          id={headId}
          turn={turn}
          above={aboveOf(props)}
          detail={now?.comment ?? null}
          since={now?.since ?? null}
          isCorrected={isCorrected}
          isFolded={isFolded}
        />
        <TurnBody turn={turn} detail={now?.comment ?? null} isFolded={isFolded} />
      </div>
    </article>
  );
});
