import type { ParsedComment } from "@/lib/domain/parsed-article";
import { bodyOf, type MarkedLine } from "./body";
import { gluedHeader } from "./header-line";
import { badDate } from "./jst-time";
import type { ThreadComments } from "./thread-by-votes";

/**
 * Splits a thread whose comments open with name and time in one line, as a browser copies them. Right below such a
 * line another one is pasted: somebody quotes. Null where the thread has another form.
 */
export function commentsByHeaders(thread: readonly MarkedLine[]): ThreadComments | null {
  const said = [...thread.keys()].filter((index) => thread[index]?.mark.kind !== "blank");
  const headers = said.map((index) => gluedHeader(thread[index]?.line.text ?? ""));
  if (!headers[0]) return null;
  const starts = [...headers.keys()].filter((order) => headers[order] && !(order > 0 && headers[order - 1]));
  const warnings: ThreadComments["warnings"] = [];
  const comments = starts.map((order, index): ParsedComment => {
    const header = headers[order];
    const from = said[order + 1] ?? thread.length;
    const to = said[starts[index + 1] ?? said.length] ?? thread.length;
    const position = index + 1;
    if (header?.time.isImpossible) {
      warnings.push(badDate(position, thread[said[order] ?? -1]?.line.number ?? null));
    }
    return {
      position,
      author: header?.author ?? null,
      postedAt: header?.time.iso ?? null,
      body: bodyOf(thread.slice(from, Math.max(from, to))),
      net: null,
      upvotes: null,
      downvotes: null,
    };
  });
  return { comments, warnings };
}
