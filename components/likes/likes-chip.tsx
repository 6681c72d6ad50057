"use client";

import { Popover } from "@base-ui/react/popover";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useDesk } from "@/components/reading/desk-context";
import { useNow } from "@/components/reading/use-now";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import type { CommentDetail } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";
import type { AlikeActLine, LikesFacts } from "@/lib/likes/data";
import { AlikeDialog } from "./alike-dialog";
import { likesQueryOptions } from "./likes-queries";
import { ACT_DONE, spreadSaid, statusesSaid, timesSaid } from "./likes-words";

/** Beside a comment that others repeat: how many, what became of them, and the way to all of them. */
export function LikesChip({ likes }: { likes: NonNullable<CommentDetail["likes"]> }) {
  const { clusterId, count } = likes;
  const [isOpen, setOpen] = useState(false);
  const [isActing, setActing] = useState(false);
  const isShowingAll = useSearchParams().has("like");
  const openDialog = () => {
    setOpen(false);
    setActing(true);
  };
  return (
    <div className="flex items-center gap-2 px-5 pb-3 text-small">
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger
          data-alike={isShowingAll || undefined}
          className="inline-flex h-6 items-center gap-1.5 rounded-control bg-sunken px-2 text-small font-medium hover:bg-hover"
        >
          <Icon name="copy" className="size-3 text-muted" />
          <span className="num">{formatInteger(count)} like this</span>
          {isShowingAll && (
            <span aria-hidden="true">
              <Kbd>L</Kbd>
            </span>
          )}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={4} align="start" className="z-30">
            <Popover.Popup
              aria-label="Comments that say the same"
              className="w-[min(340px,calc(100vw-24px))] rounded-panel bg-raised p-3 shadow-menu outline-none"
            >
              <Facts clusterId={clusterId} onAct={openDialog} onUndo={() => setOpen(false)} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {!isShowingAll && (
        <Link
          data-alike
          className="link inline-flex min-h-6 items-center gap-1.5"
          href={`/queue?like=${clusterId}`}
          prefetch={false}
        >
          Show all
          <span aria-hidden="true">
            <Kbd>L</Kbd>
          </span>
        </Link>
      )}
      {isActing && <AlikeDialog clusterId={clusterId} onClose={() => setActing(false)} />}
    </div>
  );
}

type FactsProps = { clusterId: string; onAct: () => void; onUndo: () => void };

function Facts({ clusterId, onAct, onUndo }: FactsProps) {
  const { closedBecause } = useDesk();
  const now = useNow();
  const { data: facts, error } = useQuery(likesQueryOptions(clusterId));
  if (!facts) return <p className="text-muted">{error ? error.message : "Counting them…"}</p>;
  const times = timesSaid(facts, now);
  const open = facts.byStatus.open;
  return (
    <div className="grid gap-2">
      <p className="font-[550]">{formatInteger(facts.count)} comments say nearly the same</p>
      <div className="num text-small text-muted">
        <p>{statusesSaid(facts)}</p>
        <p>{spreadSaid(facts)}</p>
        {times && <p>{times}</p>}
      </div>
      <LastAct facts={facts} onUndo={onUndo} />
      {open > 0 && closedBecause === null && (
        <Button className="justify-self-start" onClick={onAct}>
          {open === 1 ? "Act on the open one" : `Act on all ${formatInteger(open)} open`}
        </Button>
      )}
    </div>
  );
}

function LastAct({ facts, onUndo }: { facts: LikesFacts; onUndo: () => void }) {
  const { me, closedBecause, state } = useDesk();
  const now = useNow();
  const last: AlikeActLine | undefined = facts.acts.find((act) => act.undoneAt === null);
  if (!last) return null;
  function undoAll({ id, act, asked }: AlikeActLine) {
    onUndo();
    state.set({ undoing: { id, clusterId: facts.clusterId, act, count: asked } });
  }
  return (
    <p className="flex items-center gap-2 text-small text-muted">
      <span className="min-w-0">
        {ACT_DONE[last.act]} as one by {last.byName}, <Time at={last.startedAt} now={now} as="ago" />
      </span>
      {last.byId === me.id && closedBecause === null && (
        <Button variant="quiet" className="h-6! px-1.5!" onClick={() => undoAll(last)}>
          Undo all
        </Button>
      )}
    </p>
  );
}
