import { type BatchPart, type FileMemory, readRecords } from "@/lib/domain/batch-records";
import { IdVoices } from "@/lib/domain/id-voices";
import { titleOfFile } from "@/lib/domain/identity";
import { Occurrences } from "@/lib/domain/occurrences";

/** What the batches of an import's file have to know of one another. A few bytes a comment, whatever it says. */
export type BatchMemory = {
  fileNumber: number;
  file: FileMemory;
  /** A preview writes nothing: how many comments it would have added, by article. */
  previewed: Map<string, number>;
};

export function emptyBatchMemory(): BatchMemory {
  return { fileNumber: 0, file: emptyFileMemory(), previewed: new Map() };
}

function emptyFileMemory(): FileMemory {
  return { texts: new Occurrences(), voices: new IdVoices(), isDamageTold: false };
}

/** What is remembered of this file: each says anew how often it has a text, and whose an id is. */
export function memoryOfFile(memory: BatchMemory, fileNumber: number): FileMemory {
  if (memory.fileNumber !== fileNumber) {
    memory.fileNumber = fileNumber;
    memory.file = emptyFileMemory();
  }
  return memory.file;
}

/** A part that is stored already and passed over when an import goes on: it counts all the same. */
export function passOver(memory: BatchMemory, file: { number: number; path: string }, part: BatchPart): void {
  if (part.kind === "article" || part.comment.id) return;
  const fileMemory = memoryOfFile(memory, file.number);
  readRecords([part], { savedAt: new Date(0), memory: fileMemory, fileTitle: titleOfFile(file.path) });
}
