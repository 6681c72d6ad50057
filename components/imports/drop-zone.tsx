"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { formatBytes } from "@/lib/format";
import { type NamedFile, namedFiles } from "./read-drop";

type DropZoneProps = { isOver: boolean; bytesMax: number; onFiles: (files: NamedFile[]) => void };

/** Where files are dropped or chosen. The whole desk takes a drop; this is where it says so. */
export function DropZone({ isOver, bytesMax, onFiles }: DropZoneProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles(namedFiles(input.files ?? []));
    // The same file chosen again is a change only after this.
    input.value = "";
  };
  return (
    <section
      aria-label="New import"
      className={`grid min-h-[208px] content-center justify-items-center gap-1.5 rounded-panel border border-dashed p-5 text-center ${isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface"}`}
    >
      <Icon name="import" className="size-6 stroke-[1.1] text-muted" />
      <b className="font-semibold">{isOver ? "Let go for a preview" : "Drop files or folders here"}</b>
      <p className="max-w-[36ch] text-small text-pretty text-muted">
        Saved pages, exports of other systems, tables, or archives of these, up to {wholeGigabytes(bytesMax)}{" "}
        each. Names do not matter: the desk looks inside.
      </p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <Button onClick={() => files.current?.click()}>Choose files</Button>
        <Button variant="quiet" onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        data-testid="import-files"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows no property of this name.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={(event) => take(event.currentTarget)}
      />
    </section>
  );
}

function wholeGigabytes(bytes: number): string {
  return bytes < 1_000_000_000 ? formatBytes(bytes) : `${Math.floor(bytes / 1_000_000_000)} GB`;
}
