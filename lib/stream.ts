import "server-only";
import { log } from "@/lib/log";

/** Waits for the first chunk, so that what fails at once still gets a status; a later failure breaks the connection. */
export async function streamOf(chunks: AsyncGenerator<Buffer, void>): Promise<ReadableStream<Uint8Array>> {
  const first = await chunks.next();
  return new ReadableStream({
    start(controller) {
      if (first.value) controller.enqueue(first.value);
    },
    async pull(controller) {
      const { value } = await chunks.next().catch((error: unknown) => {
        log.error({ err: error }, "export broke off");
        throw error;
      });
      if (value) controller.enqueue(value);
      else controller.close();
    },
    async cancel() {
      await chunks.return();
    },
  });
}
