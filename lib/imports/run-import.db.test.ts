import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { getImportView, listChanges, listFiles } from "./data";
import { importSource } from "./import-now";
import type { ImportSource } from "./import-source";
import { cancelImport } from "./mutations";
import { previewNow } from "./preview-now";

const SAVED = new Date("2026-11-20T00:00:00.000Z");

function aPage(title: string, bodies: string[]): string {
  const thread = bodies.map((body) => `${body}\n\n1 ( +3 / -2 )\n\n`).join("");
  return `national\n\n${title}\n\n${bodies.length} Comments\nBy A. Reporter\n\nThe harbour council votes on Tuesday.\n\n© Harbour Post 2026.\n\n©2026 GPlusMedia Inc.\n\n${bodies.length} Comments\nLogin to comment\n\n${thread}Login to leave a comment\n`;
}

const records = (article: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      article_id: article,
      article_title: article,
      comment_id: `${at}`,
      body: `Comment ${at}`,
      net: at,
    }),
  ).join("\n");

/** Files that break off after so many bytes, as a disk or a connection does. */
function aSource(files: Record<string, string>, breakAfter = Number.POSITIVE_INFINITY): ImportSource {
  let left = breakAfter;
  async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 4096) {
      left -= 4096;
      if (left < 0) throw new Error("the disk is gone");
      yield bytes.subarray(at, at + 4096);
    }
  }
  return {
    documents: async function* () {
      for (const [path, text] of Object.entries(files)) yield { path, bytes: bytesOf(text), savedAt: SAVED };
    },
  };
}

function request(source: ImportSource, contentKey: string | null = null) {
  return { id: randomUUID(), fileName: "files", source, byteCount: null, contentKey, options: {} };
}

const importFiles = (actor: Actor, files: Record<string, string>) =>
  importSource(actor, request(aSource(files)));

test("a file that is refused is named and kept with its text, and the rest goes on", async () => {
  const actor = await actorFor("moderator");
  const { importId, totals } = await importFiles(actor, {
    "a.txt": aPage("Before the refused", ["One.", "Two."]),
    "b.txt": "<?xml version='1.0'?><unknown>thing</unknown>",
    "c.ndjson": records("after-the-refused", 3),
  });
  expect(totals).toMatchObject({ found: 5, added: 5 });
  const { rows } = await listFiles(actor, importId, null);
  expect(rows).toMatchObject([
    { number: 1, path: "a.txt", format: "japan-today-text", failure: null, found: 2, added: 2 },
    { number: 2, path: "b.txt", failure: expect.stringContaining("b.txt"), found: 0, refused: 1 },
    { number: 3, path: "c.ndjson", format: "ndjson", failure: null, found: 3, added: 3 },
  ]);
  const kept = await db.importRefusal.findMany({ where: { importId } });
  expect(kept).toMatchObject([{ fileNumber: 2, raw: "<?xml version='1.0'?><unknown>thing</unknown>" }]);
  expect(await getImportView(actor, importId)).toMatchObject({
    status: "done",
    formats: ["japan-today-text", "ndjson"],
    refusedCount: 1,
    canRetry: true,
  });
});

test("an import in which nothing can be read fails and says how many files it tried", async () => {
  const actor = await actorFor("moderator");
  const files = { "a.pdf": "%PDF-1.7", "b.pdf": "%PDF-1.4" };
  await expect(importFiles(actor, files)).rejects.toThrow(
    /files: none of its 2 files could be read\. The first: a\.pdf/,
  );
});

test("an import that breaks is gone on with under its id, and ends like one that was left alone", async () => {
  const actor = await actorFor("moderator");
  const files = (name: string) => ({
    "1.ndjson": records(`${name} one`, 1300),
    "2.pdf": "%PDF-1.7 of no use",
    "3.txt": aPage(`${name} page`, ["First.", "Second."]),
    "4.ndjson": records(`${name} two`, 1200),
  });
  const outcome = async (name: string, importId: string) => ({
    comments: await db.comment.findMany({
      where: { article: { title: { startsWith: name } } },
      select: {
        body: true,
        position: true,
        net: true,
        importId: false,
        article: { select: { commentCount: true } },
      },
      orderBy: [{ article: { title: "asc" } }, { position: "asc" }],
    }),
    report: await db.importArticle.findMany({
      where: { importId },
      select: { found: true, added: true, changed: true, unchanged: true },
      orderBy: { fileNumber: "asc" },
    }),
    files: await db.importFile.findMany({
      where: { importId },
      select: { number: true, path: true, found: true, added: true, refused: true, bytes: true },
      orderBy: { number: "asc" },
    }),
    warnings: await db.importWarning.count({ where: { importId } }),
    refusals: await db.importRefusal.count({ where: { importId } }),
  });
  const left = await importSource(actor, request(aSource(files("left")), randomUUID()));
  const key = randomUUID();
  const ids: string[] = [];
  for (const breakAfter of [90_000, 130_000, 180_000]) {
    await importSource(actor, request(aSource(files("torn"), breakAfter), key)).catch(() => undefined);
    ids.push(...(await db.import.findMany({ where: { contentKey: key } })).map(({ id }) => id));
  }
  const torn = await importSource(actor, request(aSource(files("torn")), key));
  expect(new Set([...ids, torn.importId]).size).toBe(1);
  expect(await outcome("torn", torn.importId)).toEqual(await outcome("left", left.importId));
});

test("an import of a content that runs here already is refused, and leaves no trace", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const key = randomUUID();
  const both = await Promise.allSettled([
    importSource(actor, request(aSource({ "1.ndjson": records("both", 2500) }), key)),
    importSource(actor, request(aSource({ "1.ndjson": records("both", 2500) }), key)),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refusal = both.find((one) => one.status === "rejected");
  expect(refusal?.reason).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/imported by Noor since/),
  });
  expect(await db.import.count({ where: { contentKey: key } })).toBe(1);
});

test("a preview tells what the import will do, writes nothing, and counts what stands twice once", async () => {
  const actor = await actorFor("moderator");
  const page = aPage("Twice in one archive", ["Once.", "Only."]);
  const files = { "a.txt": page, "b.txt": page, "c.ndjson": records("previewed", 1500) };
  const before = await db.comment.count();
  const imports = await db.import.count();
  const preview = await previewNow(
    actor,
    { fileName: "files", byteCount: null, source: aSource(files), options: {} },
    {},
  );
  expect([await db.comment.count(), await db.import.count()]).toEqual([before, imports]);
  const { importId } = await importFiles(actor, files);
  const { counts } = await getImportView(actor, importId);
  expect(preview.counts).toEqual(counts);
  expect(counts.new).toBe(1502);
});

test("the lists of an import page without gaps", async () => {
  const actor = await actorFor("moderator");
  const { importId } = await importFiles(actor, { "many.ndjson": records("many", 250) });
  const seen = new Set<string>();
  for (let cursor: string | null = null; ; ) {
    const page = await listChanges(actor, importId, "new", cursor);
    for (const change of page.rows) if (change.kind === "new") seen.add(change.commentId);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(seen.size).toBe(250);
});

test("an import that is cancelled while it runs stops, and what it stored is whole", async () => {
  const actor = await actorFor("moderator");
  const asked = request({
    documents: async function* () {
      yield {
        path: "endless.ndjson",
        savedAt: SAVED,
        bytes: (async function* () {
          for (let at = 0; ; at += 1) {
            yield Buffer.from(`${records(`endless ${at}`, 200)}\n`);
            if (at === 10) await cancelImport(actor, asked.id);
            if (at > 10) await new Promise((resolve) => setTimeout(resolve, 20));
          }
        })(),
      };
    },
  });
  await expect(importSource(actor, asked)).rejects.toThrow("cancelled");
  const view = await getImportView(actor, asked.id);
  expect(view).toMatchObject({ status: "cancelled", canCancel: false });
  expect(await db.comment.count({ where: { importId: asked.id } })).toBe(view.added);
});
