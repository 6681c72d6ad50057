import { AppError } from "@/lib/errors";
import type { DocumentSource } from "./reader";

/** UTF-16 has single zeros, and a damaged text a few; a disk or a made-up archive gives zeros without end. */
const ZEROS_MAX = 4096;

/** The bytes of a document as they come. Refuses one with a long run of zeros: that is no text, whatever stands before it. */
export async function* refuseZeros({ fileName, bytes }: DocumentSource): AsyncGenerator<Uint8Array> {
  let run = 0;
  for await (const chunk of bytes) {
    if (chunk[0] !== 0) run = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at)) {
      let end = at + 1;
      while (chunk[end] === 0) end += 1;
      run = (at === 0 ? run : 0) + end - at;
      if (run > ZEROS_MAX) {
        throw new AppError(
          "invalid",
          `${fileName}: holds thousands of zero bytes in a row, so it is damaged or no text; save or export it again.`,
        );
      }
      if (end < chunk.length) run = 0;
      at = end;
    }
    yield chunk;
  }
}
