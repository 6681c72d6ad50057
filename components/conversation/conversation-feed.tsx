"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { useHeldRow } from "@/components/data-table/use-held-row";
import { useDesk } from "@/components/reading/desk-context";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import { useConversation } from "./conversation-context";
import { estimateLines } from "./turn-body";
import { TurnRow } from "./turn-row";
import { useKeptPlace } from "./use-kept-place";

export type FeedHandle = {
  /** Brings a row into view, with the least movement or to the middle, and gives it the focus. */
  reveal: (index: number, align: "auto" | "center") => void;
};

type ConversationFeedProps = {
  turns: readonly Turn<OutlineRow>[];
  /** What they were laid out from. */
  rows: readonly OutlineRow[];
  /** Places of the turns that are not folded away. */
  visible: readonly number[];
  collapsed: ReadonlySet<string>;
  /** More is on its way. */
  isBusy: boolean;
  handle: RefObject<FeedHandle | null>;
  end: ReactNode;
};

const HEAD_HEIGHT = 49;
const LINE_HEIGHT = 23;
const FRAMES_MAX = 120;

/** The rows of a conversation, of which only those in view are drawn and read. */
export function ConversationFeed(props: ConversationFeedProps) {
  const { turns, visible, collapsed, handle } = props;
  const { loader } = useConversation();
  const { state } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const turnAt = (index: number) => turns[visible[index] ?? -1];
  const held = useHeldRow();
  const virtual = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turnAt(index)?.row.id ?? index,
    estimateSize: (index) => HEAD_HEIGHT + LINE_HEIGHT * estimateLines(turnAt(index)?.row.bodyChars ?? 0),
    initialRect: { width: 760, height: 900 },
    overscan: 5,
    rangeExtractor: held.rangeExtractor,
    useFlushSync: false,
  });
  useKeptPlace(virtual, scroller, {
    rows: props.rows,
    idAt: (index) => turnAt(index)?.row.id ?? "",
    handId: () => state.get().selectedId,
  });
  const items = virtual.getVirtualItems();
  const shown = items.flatMap(({ index }) => turnAt(index)?.row.id ?? []);

  // What is in view is read from the desk.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids as one text are the reason to run
  useEffect(() => loader.want(shown), [loader, shown.join()]);

  useImperativeHandle(handle, () => ({
    reveal(index, align) {
      virtual.scrollToIndex(index, { align });
      const id = turnAt(index)?.row.id;
      const focus = (framesLeft: number) => {
        const row = scroller.current?.querySelector<HTMLElement>(`[data-turn="${id}"]`);
        if (row) row.focus({ preventScroll: true });
        else if (framesLeft > 0) requestAnimationFrame(() => focus(framesLeft - 1));
      };
      focus(FRAMES_MAX);
    },
  }));

  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain [contain:layout_paint_style] [scrollbar-width:thin]"
    >
      {/* A feed, and no tree: readers of a screen read comments as text, and go from heading to heading. */}
      <div
        role="feed"
        aria-label="Conversation"
        aria-busy={props.isBusy}
        onFocusCapture={held.onFocus}
        className="relative [--cap:6] [--step:20px] max-[760px]:[--cap:3] max-[760px]:[--step:12px]"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const turn = turnAt(item.index);
          if (!turn) return null;
          return (
            <TurnRow
              key={turn.row.id}
              turn={turn}
              above={turn.parent === null ? null : (turns[turn.parent]?.row ?? null)}
              isAboveNear={turn.parent !== null && visible[item.index - 1] === turn.parent}
              isFolded={collapsed.has(turn.row.id) && turn.answers > 0}
              index={item.index}
              count={visible.length}
              start={item.start}
              measure={virtual.measureElement}
            />
          );
        })}
      </div>
      {props.end}
    </div>
  );
}
