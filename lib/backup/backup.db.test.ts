import { randomUUID } from "node:crypto";
import { createWriteStream, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { aComment, actorFor } from "@/tests/support/factories";
import { anEmptyDesk, dropOtherDesks, elsewhere, frameOf, on } from "@/tests/support/other-desk";
import { aWorkedDesk } from "@/tests/support/worked-desk";
import { backUp } from "./backup";
import { copyOut, tablesOf, tablesToKeep } from "./contents";
import { restoreDesk } from "./restore";

let folder = "";
let file = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "komainu-backup-"));
  file = join(folder, "desk.backup");
  await aWorkedDesk();
  await unfinishedImports();
  await pipeline(backUp(systemActor()), createWriteStream(file));
});

afterAll(async () => {
  await dropOtherDesks();
  rmSync(folder, { recursive: true });
});

async function unfinishedImports() {
  const anImport = (status: string) => ({ id: randomUUID(), fileName: status, bytes: 1n, status });
  for (const status of ["receiving", "waiting", "running", "previewed", "done", "failed", "cancelled"]) {
    const made = await db.import.create({ data: anImport(status) });
    await db.importWarning.create({ data: { importId: made.id, number: 1, code: "x", message: status } });
    await db.importChunk.create({ data: { importId: made.id, number: 1, bytes: new Uint8Array(3) } });
  }
}

const ownerUrl = () => process.env.KOMAINU_MIGRATION_URL ?? "";

/** Every row that a backup holds, as text, by table. */
function contentOf(url: string): Promise<Record<string, string[]>> {
  return on(url, async (client) => {
    const content: Record<string, string[]> = {};
    for (const table of await tablesToKeep(client)) {
      const select = copyOut(table).replace(/^COPY \((.*)\) TO STDOUT$/s, "$1");
      const { rows } = await client.query<{ row: string }>(
        `SELECT r::text AS row FROM (${select}) r ORDER BY 1`,
      );
      content[table.name] = rows.map(({ row }) => row);
    }
    return content;
  });
}

test("all of a desk comes back in an empty one: rows, log, settings, people, indexes, rules of the tables", async () => {
  const url = await anEmptyDesk();
  const frame = await frameOf(url);
  const before = await contentOf(ownerUrl());
  const { rows } = await restoreDesk(systemActor(), file, url);
  const after = await contentOf(url);
  // The line of the backup came after its moment, and the restore writes its own.
  expect(after.audit_entry).toHaveLength(before.audit_entry?.length ?? 0);
  for (const content of [before, after]) content.audit_entry = [];
  expect(after).toEqual(before);
  expect(await frameOf(url)).toEqual(frame);
  expect(rows.decision).toBe(before.decision?.length);
  expect(before.decision?.length).toBeGreaterThan(5);
  const line = await on(url, (client) =>
    client.query("SELECT detail FROM audit_entry WHERE action = 'desk.restore'"),
  );
  expect(line.rows).toMatchObject([{ detail: { rows: { comment: rows.comment } } }]);
});

test("unfinished uploads stay behind, and what was running is told as cut off", async () => {
  const url = await anEmptyDesk();
  await restoreDesk(systemActor(), file, url);
  const { rows } = await on(url, (client) =>
    client.query(`SELECT file_name AS "fileName", status, (SELECT count(*)::int FROM import_warning w WHERE w.import_id = i.id)
      AS warnings FROM import i WHERE bytes = 1 ORDER BY 1`),
  );
  expect(rows).toEqual([
    { fileName: "cancelled", status: "cancelled", warnings: 1 },
    { fileName: "done", status: "done", warnings: 1 },
    { fileName: "failed", status: "failed", warnings: 1 },
    { fileName: "running", status: "failed", warnings: 1 },
  ]);
  expect(await on(url, (client) => client.query("SELECT FROM import_chunk"))).toMatchObject({ rowCount: 0 });
});

test("a table is left out for a reason, and a new one is kept", async () => {
  const [all, kept] = await on(ownerUrl(), async (client) => [
    await tablesOf(client),
    await tablesToKeep(client),
  ]);
  const names = new Set(kept.map(({ name }) => name));
  const leftOut = all.map(({ name }) => name).filter((name) => !names.has(name));
  expect(leftOut).toEqual(["context_try", "import_chunk", "import_lock", "session", "sign_in_attempt"]);
});

test("what was done is undone after a restore, as before it", async () => {
  const url = await anEmptyDesk();
  const moderator = await actorFor("moderator");
  const comment = await aComment();
  const id = randomUUID();
  await decideComments(moderator, {
    decisions: [{ id, commentId: comment.id, revision: 0, status: "removed" }],
  });
  const path = join(folder, "undo.backup");
  await pipeline(backUp(systemActor()), createWriteStream(path));
  await restoreDesk(systemActor(), path, url);
  await elsewhere(url, async () => {
    const mutations = await import("@/lib/comments/mutations");
    const { db: restored } = await import("@/lib/db/client");
    await mutations.undoDecision(moderator, { id: randomUUID(), undoes: id, commentId: comment.id });
    expect(await restored.comment.findUnique({ where: { id: comment.id } })).toMatchObject({
      status: "open",
    });
  });
  await undoDecision(moderator, { id: randomUUID(), undoes: id, commentId: comment.id });
});

test("a file that was cut or changed anywhere is refused before anything is written", async () => {
  const url = await anEmptyDesk();
  const whole = readFileSync(file);
  const before = await contentOf(url);
  const damaged = join(folder, "damaged.backup");
  const isRefused = async (bytes: Uint8Array) => {
    writeFileSync(damaged, bytes);
    await expect(restoreDesk(systemActor(), damaged, url)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("it was cut or changed"),
    });
  };
  await isRefused(new Uint8Array());
  await isRefused(Buffer.from("id,body\n1,Hello\n"));
  await isRefused(Buffer.concat([whole, Buffer.from("\n")]));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (place, difference) => {
        const changed = Buffer.from(whole);
        changed[place] = (changed[place] ?? 0) ^ difference;
        await isRefused(changed);
        await isRefused(whole.subarray(0, place));
      },
    ),
    {
      numRuns: 60,
      examples: [
        [0, 1],
        [4, 1],
        [9, 1],
        [whole.length - 1, 1],
        [whole.length - 80, 1],
        [whole.length - 86, 1],
      ],
    },
  );
  expect(await contentOf(url)).toEqual(before);
});

test("a desk that somebody worked on is not replaced, and is told what it has", async () => {
  const before = await contentOf(ownerUrl());
  await expect(restoreDesk(systemActor(), file, ownerUrl())).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^This desk has .*decisions.*Nothing was changed\.$/),
  });
  expect(await contentOf(ownerUrl())).toEqual(before);
});

test("a restore that ends in the middle leaves nothing", async () => {
  const url = await anEmptyDesk();
  const [before, frame] = [await contentOf(url), await frameOf(url)];
  const cut = restoreDesk(systemActor(), file, url, ({ table }) => {
    if (table === "rule") throw new Error("killed");
  });
  await expect(cut).rejects.toThrow("killed");
  expect(await contentOf(url)).toEqual(before);
  expect(await frameOf(url)).toEqual(frame);
});

test("a backup of another schema is refused with both", async () => {
  const url = await anEmptyDesk();
  await on(url, (client) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())`,
    ),
  );
  await expect(restoreDesk(systemActor(), file, url)).rejects.toThrow(
    /and this Komainu has that of 29990101000000_later/,
  );
});

test("only an admin takes a backup", async () => {
  const moderator = await actorFor("moderator");
  await expect(backUp(moderator).next()).rejects.toMatchObject({ code: "not_allowed" });
  await expect(restoreDesk(moderator, file, ownerUrl())).rejects.toMatchObject({ code: "not_allowed" });
});

test("a backup is of one moment: what is decided meanwhile is in it whole or not at all", async () => {
  const moderator = await actorFor("moderator");
  const comments = await Promise.all(Array.from({ length: 40 }, () => aComment()));
  const path = join(folder, "busy.backup");
  const deciding = (async () => {
    for (const { id } of comments) {
      await decideComments(moderator, {
        decisions: [{ id: randomUUID(), commentId: id, revision: 0, status: "kept" }],
      });
    }
  })();
  await pipeline(backUp(systemActor()), createWriteStream(path));
  await deciding;
  const url = await anEmptyDesk();
  await restoreDesk(systemActor(), path, url);
  const { rows } = await on(url, (client) =>
    client.query(`SELECT count(*)::int AS differing FROM comment c WHERE decided_by = '${moderator.moderatorId}'
      AND NOT EXISTS (SELECT FROM decision d WHERE d.comment_id = c.id AND d.to_status = c.status AND d.revision = c.revision)`),
  );
  expect(rows).toEqual([{ differing: 0 }]);
});
