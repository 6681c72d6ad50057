import "server-only";
import { documentsIn } from "./documents-in";
import type { ImportSource, SourceDocument } from "./import-source";
import type { ImportTask } from "./import-task";
import { failureOf, type ImportStep, type PassOver, readSteps } from "./read-steps";

export type SourceReading = {
  steps: AsyncGenerator<ImportStep>;
  /** Bytes of the source that were read so far. */
  bytesRead(): number;
};

/** Everything that an import does, in order, from the part that it was stopped at. */
export function readSource(task: ImportTask, source: ImportSource, passOver: PassOver): SourceReading {
  const state = { bytes: 0, isBroken: false };
  return { steps: allSteps(task, source, state, passOver), bytesRead: () => state.bytes };
}

type State = { bytes: number; isBroken: boolean };

async function* allSteps(
  task: ImportTask,
  source: ImportSource,
  state: State,
  passOver: PassOver,
): AsyncGenerator<ImportStep> {
  const reading = {
    options: task.options,
    skip: task.partsDone,
    at: 0,
    isBroken: () => state.isBroken,
    passOver,
  };
  let number = 0;
  for await (const outer of source.documents()) {
    const before = number;
    try {
      for await (const document of documentsIn({ ...outer, bytes: watched(outer.bytes, state) })) {
        number += 1;
        const found: SourceDocument = { ...document, ...(outer.format && { format: outer.format }) };
        yield* readSteps(reading, found, number);
      }
      if (number > before) continue;
      throw new Error("an archive without a file gives no document");
    } catch (error) {
      if (state.isBroken) throw error;
      number += 1;
      reading.at += 1;
      yield {
        kind: "closed",
        opening: null,
        file: { number, path: outer.path, savedAt: outer.savedAt },
        bytes: 0,
        failure: failureOf(outer.path, error),
        partsDone: reading.at,
        comments: 0,
        aside: { format: null, warnings: [], refusals: [] },
      };
    }
  }
}

/** Counts the bytes of the source, and knows when the source itself broke. */
async function* watched(bytes: AsyncIterable<Uint8Array>, state: State): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        state.isBroken = true;
        throw error;
      });
      if (next.done) return;
      state.bytes += next.value.byteLength;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
