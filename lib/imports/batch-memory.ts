import { type BatchPart, readRecords } from "@/lib/domain/batch-records";
import { Occurrences } from "@/lib/domain/occurrences";

/** What the batches of an import's file have to know of one another. A few bytes a comment, whatever it says. */
export type BatchMemory = {
  fileNumber: number;
  /** Equal texts without an id of their own, counted over the file. */
  seen: Occurrences;
  /** A preview writes nothing: how many comments it would have added, by article. */
  previewed: Map<string, number>;
};

export function emptyBatchMemory(): BatchMemory {
  return { fileNumber: 0, seen: new Occurrences(), previewed: new Map() };
}

/** The counts of this file: each file says anew how often it has a text. */
export function seenInFile(memory: BatchMemory, fileNumber: number): Occurrences {
  if (memory.fileNumber !== fileNumber) {
    memory.fileNumber = fileNumber;
    memory.seen = new Occurrences();
  }
  return memory.seen;
}

/** A part that is stored already and passed over when an import goes on: it counts all the same. */
export function passOver(memory: BatchMemory, file: { number: number; path: string }, part: BatchPart): void {
  if (part.kind === "article" || part.comment.sourceId || part.comment.id) return;
  const seen = seenInFile(memory, file.number);
  readRecords([part], { savedAt: new Date(0), seen, fileTitle: titleOfFile(file.path) });
}

/** What comments stand under that name no article. */
export function titleOfFile(path: string): string {
  return path.replace(/^.*[\\/]/, "") || path;
}
