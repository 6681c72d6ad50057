"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { AnnotationsDesk } from "@/components/annotations/annotations-desk";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Trouble } from "@/components/ui/trouble";
import type { CommentRow } from "@/lib/comments/data";
import { projectStatus, type Read } from "@/lib/outbox/project";
import { useKeyed, useStore } from "@/lib/outbox/use-store";
import { ActsBar } from "./acts-bar";
import { CommentSaid } from "./comment-said";
import { useDesk } from "./desk-context";
import { ParentChooser } from "./parent-chooser";
import { ReadingHead } from "./reading-head";
import { commentQueryOptions } from "./reading-queries";
import { ReadingSurroundings } from "./reading-surroundings";
import { RefusalNotice } from "./refusal-notice";

type ReadingPaneProps = {
  /** The row of the list, which is shown until the whole comment is there. */
  rowOf: (id: string) => Read<CommentRow> | null;
};

/** The comment that is being read, with everything that a decision about it needs. */
export function ReadingPane({ rowOf }: ReadingPaneProps) {
  const { me, closedBecause, renderedAtMs, state } = useDesk();
  const selectedId = useStore(state, ({ selectedId }) => selectedId);
  const isReading = useStore(state, ({ isReading }) => isReading);
  return (
    <aside
      aria-label="Reading"
      data-reading={isReading || undefined}
      className="flex min-h-0 min-w-0 flex-col border-l border-line bg-raised max-[760px]:hidden max-[760px]:border-0 max-[760px]:data-reading:fixed max-[760px]:data-reading:inset-0 max-[760px]:data-reading:z-20 max-[760px]:data-reading:flex"
    >
      {selectedId ? (
        <AnnotationsDesk me={me} closedBecause={closedBecause} renderedAtMs={renderedAtMs}>
          <OneComment id={selectedId} row={rowOf(selectedId)} />
        </AnnotationsDesk>
      ) : (
        <NoComment />
      )}
    </aside>
  );
}

function NoComment() {
  return (
    <>
      <div className="h-11 shrink-0 border-b border-line" />
      <div className="min-h-0 flex-1">
        <EmptyState title="No comment is open">
          <p className="text-comment text-muted">
            Choose one in the list and it is shown here, beside its article.
          </p>
        </EmptyState>
      </div>
      <ActsBar hasComment={false} />
    </>
  );
}

function OneComment({ id, row }: { id: string; row: Read<CommentRow> | null }) {
  const { me, outbox, news, state } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const { data: detail, error, refetch, isPaused } = useQuery(commentQueryOptions(id));
  const rest = isPaused ? "Offline: the rest is loaded when the network is back." : "Loading…";
  const entries = useKeyed(outbox.byComment, id);
  const heard = useKeyed(news, id);
  const comment = detail ?? row;

  // The scroll position is the browser's: each comment starts at its first line, but where the jump key led into it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the comment is the reason to run
  useEffect(() => {
    // In the frame that draws it: asking now would make the browser lay out the page twice.
    const frame = requestAnimationFrame(() => state.get().jump ?? scroller.current?.scrollTo(0, 0));
    return () => cancelAnimationFrame(frame);
  }, [id]);

  if (!comment) {
    return (
      <>
        <div className="h-11 shrink-0 border-b border-line" />
        <div className="min-h-0 flex-1 p-4">
          {error && (
            <Trouble
              title="The comment could not be read"
              act={<Button onClick={() => refetch()}>Try again</Button>}
            >
              {error.message} Your decisions are safe in this browser.
            </Trouble>
          )}
        </div>
        <ActsBar hasComment={false} />
      </>
    );
  }
  const now = projectStatus(comment, entries, heard, me);
  return (
    <>
      <ReadingHead comment={now.comment} since={now.since} />
      {detail && <ParentChooser key={id} detail={detail} entries={entries} />}
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain [contain:layout_paint_style]"
      >
        {entries
          .filter((entry) => entry.state === "refused")
          .map((entry) => (
            <RefusalNotice key={entry.act.id} entry={entry} />
          ))}
        <CommentSaid
          key={`said ${id}`}
          row={comment}
          detail={detail ?? null}
          entries={entries}
          awaits={error ? null : rest}
        />
        {error && !detail && (
          <div className="px-5 pb-3">
            <Trouble
              title="Couldn't load the rest of this comment"
              act={<Button onClick={() => refetch()}>Try again</Button>}
            >
              {error.message} Your decisions are safe in this browser.
            </Trouble>
          </div>
        )}
        <ReadingSurroundings detail={detail ?? null} />
      </div>
      <ActsBar hasComment />
    </>
  );
}
