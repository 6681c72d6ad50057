"use client";

import { Icon } from "@/components/ui/icon";
import { CHANGE_KINDS, type ChangeKind } from "@/lib/domain/import-change";
import { formatInteger } from "@/lib/format";
import type { ChangeCounts } from "@/lib/imports/view";
import { CHANGE_WORDS } from "./change-kinds";

type ChangeStripProps = {
  counts: ChangeCounts;
  isAbout: boolean;
  shown: ChangeKind | null;
  /** Id of the list that a count opens. */
  controls: string;
  onShow: (kind: ChangeKind | null) => void;
};

/** How much changes, by kind. Each count opens the list of what it counts. */
export function ChangeStrip({ counts, isAbout, shown, controls, onShow }: ChangeStripProps) {
  return (
    <ul className="grid grid-cols-3 border-y border-line sm:grid-cols-6">
      {CHANGE_KINDS.map((kind) => (
        <li key={kind} className="min-w-0">
          {counts[kind] === 0 ? (
            <span className="block px-2 py-2 text-faint">
              <Count kind={kind} figure="0" />
            </span>
          ) : (
            <button
              type="button"
              aria-expanded={shown === kind}
              aria-controls={controls}
              onClick={() => onShow(shown === kind ? null : kind)}
              className="group focus-inside block w-full border-b-2 border-transparent px-2 pt-2 pb-1.5 text-left hover:bg-hover aria-expanded:border-accent aria-expanded:bg-accent-soft"
            >
              <Count kind={kind} figure={`${isAbout ? "≈ " : ""}${formatInteger(counts[kind])}`} isLink />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Count({ kind, figure, isLink = false }: { kind: ChangeKind; figure: string; isLink?: boolean }) {
  const { label, icon, tone } = CHANGE_WORDS[kind];
  return (
    <>
      <span className="num block truncate text-[17px]/[22px] font-[550]">{figure}</span>
      <span className="flex items-center gap-1 text-small">
        <Icon name={icon} className={`size-3 stroke-[1.7] ${isLink ? tone : ""}`} />
        <span
          className={`truncate ${isLink ? "text-muted underline decoration-line-strong underline-offset-2" : ""}`}
        >
          {label}
        </span>
      </span>
    </>
  );
}
