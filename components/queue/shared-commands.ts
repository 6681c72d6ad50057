import { pressAnnotateKey } from "@/components/annotations/annotate-key";
import type { Command } from "@/components/keys/keys";
import type { DeskActs, DeskState } from "@/components/reading/desk-context";
import { openFirstBeside } from "@/components/stories/open-first-beside";
import type { Store } from "@/lib/outbox/store";
import type { DeskMoves } from "./desk-moves";

type Shared = {
  state: Store<DeskState>;
  acts: DeskActs;
  moves: Pick<DeskMoves, "move" | "toEnd">;
  /** Leaves for another page. */
  go: (href: string) => void;
};

/** As the rail leads there: it knows whether a colleague named whoever reads. */
function annotationsAddress(): string {
  const link = document.querySelector('nav a[href^="/annotations"]');
  return link?.getAttribute("href") ?? "/annotations";
}

/** What a key does wherever comments are read: in the queue and in a conversation. */
export function sharedCommands({ state, acts, moves, go }: Shared) {
  return {
    next: () => moves.move(1),
    previous: () => moves.move(-1),
    first: () => moves.toEnd("first"),
    last: () => moves.toEnd("last"),
    keep: () => acts.decide("kept"),
    remove: () => acts.decide("removed"),
    "remove-because": () => acts.openReason("remove"),
    escalate: () => acts.decide("escalated"),
    "escalate-because": () => acts.openReason("escalate"),
    flag: acts.openFlag,
    note: acts.writeNote,
    annotate: pressAnnotateKey,
    "correct-link": acts.chooseParent,
    undo: acts.undo,
    beside: openFirstBeside,
    keys: () => state.set({ dialog: "keys" }),
    "go-open": () => go("/queue?status=open"),
    "go-flagged": () => go("/queue?status=open&flags=yes"),
    "go-escalated": () => go("/queue?status=escalated"),
    "go-kept": () => go("/queue?status=kept"),
    "go-removed": () => go("/queue?status=removed"),
    "go-articles": () => go("/articles"),
    "go-imports": () => go("/imports"),
    "go-rules": () => go("/rules"),
    "go-annotations": () => go(annotationsAddress()),
    "go-activity": () => go("/activity"),
  } satisfies Partial<Record<Command, () => void>>;
}
