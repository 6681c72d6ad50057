"use client";

import type { ReactNode } from "react";
import type { ImportRow } from "@/lib/imports/view";
import { DropZone } from "./drop-zone";
import { ImportsUnderWay } from "./imports-under-way";
import { useUploads } from "./uploads-context";

type ImportDeskProps = {
  /** Imports that are not over, whoever began them. */
  active: readonly ImportRow[];
  /** In place of them where there is none, and there never was. */
  nothing: ReactNode;
  /** What is said below the drop zone. */
  hints: ReactNode;
  history: ReactNode;
};

/** The imports page for somebody who may import. */
export function ImportDesk({ active, nothing, hints, history }: ImportDeskProps) {
  const { isOver, bytesMax, add } = useUploads();
  return (
    <>
      <div>
        <DropZone isOver={isOver} bytesMax={bytesMax} onFiles={add} />
        {hints}
      </div>
      <div className="min-w-0 lg:row-span-2">
        <ImportsUnderWay active={active} nothing={nothing} />
      </div>
      <div className="min-w-0">{history}</div>
    </>
  );
}
