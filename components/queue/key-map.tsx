"use client";

import Link from "next/link";
import type { Command } from "@/components/keys/keys";
import type { PageKeys } from "@/components/keys/use-keys";
import { useSingleKeysOff } from "@/components/keys/use-shortcut";
import { useDesk } from "@/components/reading/desk-context";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useStore } from "@/lib/outbox/use-store";

type Line = { word: string; command: Exclude<Command, "await-place">; keys: string[]; isSequence?: boolean };

const GROUPS: { title: string; lines: Line[] }[][] = [
  [
    {
      title: "Decide",
      lines: [
        { word: "Keep", command: "keep", keys: ["A"] },
        { word: "Remove", command: "remove", keys: ["R"] },
        { word: "Escalate", command: "escalate", keys: ["E"] },
        { word: "Remove with a reason", command: "remove-because", keys: ["⇧", "R"] },
        { word: "Escalate with a note", command: "escalate-because", keys: ["⇧", "E"] },
        { word: "Flag", command: "flag", keys: ["F"] },
        { word: "Note", command: "note", keys: ["N"] },
        { word: "Annotate a passage", command: "annotate", keys: ["M"] },
        { word: "Correct what it answers", command: "correct-link", keys: ["P"] },
        { word: "Undo", command: "undo", keys: ["U"] },
      ],
    },
  ],
  [
    {
      title: "Move",
      lines: [
        { word: "Next, previous", command: "next", keys: ["J", "K"] },
        { word: "First, last", command: "first", keys: ["Home", "End"] },
        { word: "Quote to source, and back", command: "quoted", keys: ["Q"] },
        { word: "The whole conversation", command: "conversation", keys: ["C"] },
        { word: "Other coverage, side by side", command: "beside", keys: ["S"] },
        { word: "Others that say the same", command: "alike", keys: ["L"] },
        { word: "Show new comments", command: "show-new", keys: ["."] },
        { word: "Fold, unfold a conversation", command: "fold", keys: ["←", "→"] },
        { word: "Read", command: "read", keys: ["Enter"] },
        { word: "Back", command: "back", keys: ["Esc"] },
      ],
    },
    {
      title: "Select",
      lines: [
        { word: "Select", command: "check", keys: ["X"] },
        { word: "Extend", command: "check-next", keys: ["⇧", "J"] },
        { word: "Clear the selection", command: "check", keys: ["Esc"] },
      ],
    },
  ],
  [
    {
      title: "Go to",
      lines: [
        { word: "Open", command: "go-open", keys: ["G", "O"], isSequence: true },
        { word: "Flagged", command: "go-flagged", keys: ["G", "F"], isSequence: true },
        { word: "Escalated", command: "go-escalated", keys: ["G", "E"], isSequence: true },
        { word: "Kept, removed", command: "go-kept", keys: ["G", "K", "R"], isSequence: true },
        { word: "Articles", command: "go-articles", keys: ["G", "A"], isSequence: true },
        { word: "Imports", command: "go-imports", keys: ["G", "I"], isSequence: true },
        { word: "House rules", command: "go-rules", keys: ["G", "U"], isSequence: true },
        { word: "Annotations", command: "go-annotations", keys: ["G", "N"], isSequence: true },
        { word: "My activity", command: "go-activity", keys: ["G", "M"], isSequence: true },
      ],
    },
    {
      title: "Everywhere",
      lines: [
        { word: "Search", command: "search", keys: ["/"] },
        { word: "Row height", command: "density", keys: ["D"] },
        { word: "Keys", command: "keys", keys: ["?"] },
      ],
    },
  ],
];

function KeyLine({ word, keys, isSequence }: Line) {
  const isWithAlt = useSingleKeysOff() && keys.some((key) => key.length === 1 && !"←→".includes(key));
  return (
    <div className="flex h-[27px] items-center gap-[3px] border-b border-line/60">
      <dt className="flex-1">{word}</dt>
      {isWithAlt && (
        <dd>
          <Kbd>Alt</Kbd>
        </dd>
      )}
      {keys.map((key, index) => (
        <dd key={key} className="flex items-center gap-[3px]">
          {isSequence && index === 1 && <span className="text-micro text-faint">then</span>}
          <Kbd isKept>{key}</Kbd>
        </dd>
      ))}
    </div>
  );
}

/** What is printed is what the keys of this page do. */
function groupsOf(column: (typeof GROUPS)[number], table: PageKeys["table"]) {
  return column
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ command }) => table[command]) }))
    .filter(({ lines }) => lines.length > 0);
}

function SingleKeysNote() {
  const isOff = useSingleKeysOff();
  return (
    <Link href="/settings#appearance" className="link text-small text-muted">
      Single keys are {isOff ? "off" : "on"}. Change
    </Link>
  );
}

/** Every key of the page. */
export function KeyMap({ table }: Pick<PageKeys, "table">) {
  const { state } = useDesk();
  const isOpen = useStore(state, ({ dialog }) => dialog === "keys");
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => state.set({ dialog: open ? "keys" : null })}
      title="Keys"
      aside={<SingleKeysNote />}
      width="large"
    >
      <div className="grid grid-cols-3 px-2 pt-2 pb-4 max-[760px]:grid-cols-1">
        {GROUPS.map((column) => (
          <div key={column[0]?.title}>
            {groupsOf(column, table).map((group) => (
              <section key={group.title}>
                <h3 className="px-4 pt-2.5 pb-1 text-micro font-medium text-faint">{group.title}</h3>
                <dl className="px-4">
                  {group.lines.map((line) => (
                    <KeyLine key={line.word} {...line} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
