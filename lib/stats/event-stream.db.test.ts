import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { decideComments } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { openEventStream } from "@/lib/stats/event-stream";
import { aComment, actorFor } from "@/tests/support/factories";

/** Reads until a message of this kind has come. */
async function hear(reader: ReadableStreamDefaultReader<Uint8Array>, kind: string): Promise<unknown> {
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The stream ended before it told of a ${kind}`);
    const text = new TextDecoder().decode(value);
    if (!text.startsWith("data: ")) continue;
    const event: unknown = JSON.parse(text.slice("data: ".length));
    if (typeof event === "object" && event !== null && "kind" in event && event.kind === kind) return event;
  }
}

test("every open desk hears of a decision, once it is committed", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const leaving = new AbortController();
  const streams = await Promise.all([
    openEventStream(await actorFor("viewer"), leaving.signal),
    openEventStream(noor, leaving.signal),
  ]);
  const readers = streams.map((stream) => stream.getReader());
  // The first figures are told when the process has begun to listen.
  await Promise.all(readers.map((reader) => hear(reader, "counts")));
  await decideComments(noor, { decisions: [{ id: randomUUID(), commentId, revision: 0, status: "kept" }] });
  for (const reader of readers) {
    expect(await hear(reader, "decision")).toMatchObject({
      ...{ commentId, status: "kept", revision: 1, byName: "Noor", byId: noor.moderatorId },
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  }
  leaving.abort();
  for (const reader of readers) {
    while (!(await reader.read()).done);
  }
});

test("the process stops listening when the last reader leaves, and listens again for the next", async () => {
  const viewer = await actorFor("viewer");
  for (let turn = 0; turn < 2; turn += 1) {
    const stream = await openEventStream(viewer, new AbortController().signal);
    const reader = stream.getReader();
    await hear(reader, "counts");
    expect(await listeners()).toBe(1);
    await reader.cancel();
    await expect.poll(listeners).toBe(0);
  }
});

async function listeners(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'`;
  return row?.count ?? 0;
}

test("a broken connection is opened again", async () => {
  const leaving = new AbortController();
  const stream = await openEventStream(await actorFor("viewer"), leaving.signal);
  const reader = stream.getReader();
  await hear(reader, "counts");
  await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'`;
  await hear(reader, "counts");
  leaving.abort();
});
