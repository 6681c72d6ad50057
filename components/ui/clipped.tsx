"use client";

import { type ReactNode, useState } from "react";
import { formatCount } from "@/lib/format";

const CHARS_MAX = 600;
const LINES_MAX = 8;

/** What a colleague wrote: where `text` is long its first lines, and the rest where one asks for it. */
export function Clipped({ text, children }: { text: string; children: ReactNode }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > CHARS_MAX || text.split("\n").length > LINES_MAX;
  if (isWhole || !isLong) return <>{children}</>;
  return (
    <>
      <span className="line-clamp-6">{children}</span>
      <button type="button" className="link min-h-6 text-small" onClick={() => setWhole(true)}>
        Show all {formatCount(text.length, "character")}
      </button>
    </>
  );
}
