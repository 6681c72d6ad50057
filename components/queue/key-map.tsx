"use client";

import { useDesk } from "@/components/reading/desk-context";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useStore } from "@/lib/outbox/use-store";

type Line = { word: string; keys: string[]; isSequence?: boolean };

const GROUPS: { title: string; lines: Line[] }[][] = [
  [
    {
      title: "Decide",
      lines: [
        { word: "Keep", keys: ["A"] },
        { word: "Remove", keys: ["R"] },
        { word: "Escalate", keys: ["E"] },
        { word: "Flag", keys: ["F"] },
        { word: "Note", keys: ["N"] },
        { word: "Annotate a passage", keys: ["M"] },
        { word: "Correct what it answers", keys: ["P"] },
        { word: "Undo", keys: ["U"] },
      ],
    },
  ],
  [
    {
      title: "Move",
      lines: [
        { word: "Next, previous", keys: ["J", "K"] },
        { word: "Quote to source, and back", keys: ["Q"] },
        { word: "The whole conversation", keys: ["C"] },
        { word: "Other coverage, side by side", keys: ["S"] },
        { word: "Others that say the same", keys: ["L"] },
        { word: "Show new comments", keys: ["."] },
        { word: "Fold, unfold a conversation", keys: ["←", "→"] },
        { word: "Read, on a phone", keys: ["Enter"] },
        { word: "Back", keys: ["Esc"] },
      ],
    },
    {
      title: "Select",
      lines: [
        { word: "Select", keys: ["X"] },
        { word: "Extend", keys: ["⇧", "J"] },
        { word: "Clear", keys: ["Esc"] },
      ],
    },
  ],
  [
    {
      title: "Go to",
      lines: [
        { word: "Open", keys: ["G", "O"], isSequence: true },
        { word: "Flagged", keys: ["G", "F"], isSequence: true },
        { word: "Escalated", keys: ["G", "E"], isSequence: true },
        { word: "Kept, removed", keys: ["G", "K", "R"], isSequence: true },
        { word: "Articles", keys: ["G", "A"], isSequence: true },
        { word: "Imports", keys: ["G", "I"], isSequence: true },
        { word: "House rules", keys: ["G", "U"], isSequence: true },
        { word: "Annotations", keys: ["G", "N"], isSequence: true },
        { word: "My activity", keys: ["G", "M"], isSequence: true },
      ],
    },
    {
      title: "Everywhere",
      lines: [
        { word: "Search", keys: ["/"] },
        { word: "Row height", keys: ["D"] },
        { word: "Keys", keys: ["?"] },
      ],
    },
  ],
];

function KeyLine({ word, keys, isSequence }: Line) {
  return (
    <div className="flex h-[27px] items-center gap-[3px] border-b border-line/60">
      <dt className="flex-1">{word}</dt>
      {keys.map((key, index) => (
        <dd key={key} className="flex items-center gap-[3px]">
          {isSequence && index === 1 && <span className="text-micro text-faint">then</span>}
          <Kbd>{key}</Kbd>
        </dd>
      ))}
    </div>
  );
}

/** Every key of the desk. */
export function KeyMap() {
  const { state } = useDesk();
  const isOpen = useStore(state, ({ dialog }) => dialog === "keys");
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => state.set({ dialog: open ? "keys" : null })}
      title="Keys"
      aside={<span className="text-small text-muted">One key, one act. Every act can be undone.</span>}
      width="large"
    >
      <div className="grid grid-cols-3 px-2 pt-2 pb-4 max-[760px]:grid-cols-1">
        {GROUPS.map((column) => (
          <div key={column[0]?.title}>
            {column.map((group) => (
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
