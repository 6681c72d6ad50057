import { useMemo } from "react";
import { useDesk } from "@/components/reading/desk-context";
import { FlagChip } from "@/components/reading/flag-chip";
import { NoteCount } from "@/components/reading/note-count";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useNow } from "@/components/reading/use-now";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { CommentRow } from "@/lib/comments/data";
import { isDecidedOnEarlierText } from "@/lib/domain/decided-earlier";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { textLanguage } from "@/lib/domain/text-language";
import { formatSigned } from "@/lib/format";
import { type Entry, isStuck } from "@/lib/outbox/entry";
import { projectMarks, projectStatus, type Read } from "@/lib/outbox/project";
import { useKeyed, useStore } from "@/lib/outbox/use-store";
import { useQueue } from "./queue-context";

type Row = Read<CommentRow>;
type CellProps = { row: Row };

/** The row with everything that happened since it was read. */
function useRowNow(row: Row) {
  const { me, outbox, news } = useDesk();
  const entries = useKeyed(outbox.byComment, row.id);
  const heard = useKeyed(news, row.id);
  return useMemo(() => {
    const { comment, since } = projectStatus(projectMarks(row, entries), entries, heard, me);
    const isWaiting = entries.some(isStuck);
    const refused = entries.find((entry) => entry.state === "refused") ?? null;
    return { row: comment, since, refused, isWaiting };
  }, [row, entries, heard, me]);
}

/** How the table should draw the row: which one is read, which are checked, which are dealt with. */
export function useCommentRowState(row: Row) {
  const { state } = useDesk();
  const { since } = useRowNow(row);
  const isActive = useStore(state, ({ selectedId }) => selectedId === row.id);
  const isChecked = useStore(state, ({ checked }) => checked.has(row.id));
  return { isActive, isChecked, isDone: since !== null };
}

export function CheckCell({ row }: CellProps) {
  const { state } = useDesk();
  const isChecked = useStore(state, ({ checked }) => checked.has(row.id));
  return (
    // Pressing the box checks the row and does not open it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box inside has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span onClick={(event) => event.stopPropagation()}>
      <Checkbox
        label={`Select No. ${row.position} by ${row.author ?? "anonymous"}, ${row.articleTitle ?? "untitled page"}`}
        tabIndex={-1}
        checked={isChecked}
        onChange={(event) => {
          const next = new Set(state.get().checked);
          if (event.target.checked) next.add(row.id);
          else next.delete(row.id);
          state.set({ checked: next });
        }}
      />
    </span>
  );
}

export function StatusCell({ row }: CellProps) {
  return <StatusGlyph status={useRowNow(row).row.status} />;
}

export function WhereCell({ row }: CellProps) {
  const { address } = useQueue();
  const isOneArticle = address.query.article !== null;
  return (
    <>
      {!isOneArticle && (
        <span
          lang={textLanguage(row.articleTitle ?? "")}
          className="block min-w-0 truncate group-data-done/row:text-faint"
        >
          {row.articleTitle ?? row.outlet ?? "Untitled page"}
        </span>
      )}
      <span
        className={`block min-w-0 truncate [unicode-bidi:isolate] group-data-done/row:text-faint max-[760px]:max-w-[45%] max-[760px]:shrink-0 ${isOneArticle ? "" : "min-[761px]:[[data-density=compact]_&]:hidden"} ${row.author ? "text-muted" : "text-faint"}`}
      >
        {row.author ?? "unnamed"}
      </span>
    </>
  );
}

export function MarksCell({ row }: CellProps) {
  const now = useRowNow(row);
  if (now.refused) {
    return (
      <span className="flex items-center gap-1 text-micro leading-[14px] text-removed">
        <Icon name="warning" className="size-3.5" />
        {refusedSaid(now.refused)}
      </span>
    );
  }
  if (now.isWaiting) return <WaitingLine since={now.since} />;
  if (now.since) return <SinceLine since={now.since} />;
  const { flags, noteCount, status, decidedByName } = now.row;
  return (
    <>
      {flags.map((flag) => (
        <FlagChip key={flag.ruleCode} {...flag} />
      ))}
      {status === "escalated" && decidedByName && (
        <Chip icon="escalate" tone="escalated" title={`Escalated by ${decidedByName}`}>
          {decidedByName}
        </Chip>
      )}
      <SourceChips row={now.row} />
      <NoteCount count={noteCount} />
    </>
  );
}

/** `Already removed by Kei` */
function refusedSaid({ conflict }: Entry): string {
  if (!conflict) return "Not saved";
  const who = conflict.decidedByName ?? "somebody";
  return conflict.status === "open"
    ? `Reopened by ${who}`
    : `Already ${STATUS_LABEL[conflict.status].toLowerCase()} by ${who}`;
}

/** What this moderator did and the desk does not have yet. */
function WaitingLine({ since }: { since: ReturnType<typeof useRowNow>["since"] }) {
  const word = since?.status === "open" ? "Reopened" : since && STATUS_LABEL[since.status];
  return (
    <span className="flex items-center gap-1 text-micro leading-[14px] text-flag">
      <Icon name="clock" className="size-3.5" />
      {word ? `${word} by you, waiting to be sent` : "Waiting to be sent"}
    </span>
  );
}

function SourceChips({ row }: CellProps) {
  const { isSwing, netChange, goneAt } = row;
  return (
    <>
      {isSwing && (
        <Chip icon="swing" tone="flag" fill="outline" title="The votes moved far more than the thread's">
          Swing {formatSigned(netChange)}
        </Chip>
      )}
      {isDecidedOnEarlierText(row) && (
        <Chip icon="edit" title="Edited at its source after this was decided">
          Edited since
        </Chip>
      )}
      {goneAt && (
        <Chip icon="blank" title="No longer on the page of its source">
          Gone
        </Chip>
      )}
    </>
  );
}

function SinceLine({ since }: { since: NonNullable<ReturnType<typeof useRowNow>["since"]> }) {
  const now = useNow();
  const word = since.status === "open" ? "Reopened" : STATUS_LABEL[since.status];
  return (
    <span className="block w-full truncate text-micro leading-[14px] text-muted">
      {word} by {since.isMine ? "you" : since.byName}{" "}
      <br className="max-[760px]:hidden [[data-density=compact]_&]:hidden" />
      <Time at={since.at} now={now} as="ago" />
    </span>
  );
}

export function AgeCell({ row }: CellProps) {
  const now = useNow();
  if (row.postedAt === null) {
    return <span title="The source gives no time: this is its number on the page">No. {row.position}</span>;
  }
  return <Time at={row.postedAt} now={now} as="columnAge" />;
}
