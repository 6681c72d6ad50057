"use client";

import { useId, useState } from "react";
import { CHANGE_KINDS, type ChangeKind } from "@/lib/domain/import-change";
import type { ChangeCounts } from "@/lib/imports/view";
import { ChangeList } from "./change-list";
import { ChangeStrip } from "./change-strip";

type ImportChangesProps = {
  importId: string;
  counts: ChangeCounts;
  isAbout: boolean;
  isPreview: boolean;
  /** The first list stands open from the beginning. */
  opensFirst: boolean;
};

/** What an import changes: counts, and behind each count every one of them. */
export function ImportChanges({ importId, counts, isAbout, isPreview, opensFirst }: ImportChangesProps) {
  const id = useId();
  const first = CHANGE_KINDS.find((kind) => counts[kind] > 0) ?? null;
  const [chosen, setChosen] = useState<ChangeKind | null | undefined>(undefined);
  const asked = chosen === undefined && opensFirst ? first : (chosen ?? null);
  const shown = asked !== null && counts[asked] > 0 ? asked : null;
  return (
    <>
      <ChangeStrip counts={counts} isAbout={isAbout} shown={shown} controls={id} onShow={setChosen} />
      <div id={id}>
        {shown && <ChangeList key={shown} importId={importId} kind={shown} isPreview={isPreview} />}
      </div>
    </>
  );
}
