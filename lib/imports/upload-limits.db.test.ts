import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { saveSetting } from "@/lib/settings/mutations";
import { actorFor } from "@/tests/support/factories";
import { aRecord, importFileText, uploadFile, workAll } from "@/tests/support/uploads";
import { getImportView, listRefusals } from "./data";
import { cancelImport, confirmImport } from "./mutations";
import { lapsePreviews } from "./tidy-uploads";
import { uploadBytes } from "./upload-bytes";
import { hasRoom } from "./upload-room";

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 ** 3;
const FERRY = aRecord("1", "Keep it.");
const megabytes = (count: number) => ({ text: "x".repeat(count * MEGABYTE), pieceBytes: MEGABYTE });

afterEach(() => {
  vi.unstubAllEnvs();
});

const chunksOf = (importId: string) => db.importChunk.count({ where: { importId } });

/** An upload of this person that waits for a yes, by its rows: so many megabytes, of which the last is kept. */
async function aPreviewOf({ moderatorId }: Actor, sizeMegabytes: number): Promise<string> {
  const id = randomUUID();
  const heartbeatAt = new Date();
  await db.import.create({
    data: {
      id,
      moderatorId,
      fileName: "large.ndjson",
      bytes: 0,
      status: "previewed",
      wants: "preview",
      heartbeatAt,
    },
  });
  await db.importChunk.create({ data: { importId: id, number: sizeMegabytes - 1, bytes: Buffer.from("x") } });
  return id;
}

test("a person sends so many files at once, and one more leaves nothing on the desk", async () => {
  const actor = await actorFor("moderator");
  await db.import.createMany({
    data: Array.from({ length: 6 }, () => ({
      id: randomUUID(),
      moderatorId: actor.moderatorId,
      fileName: "open.ndjson",
      bytes: 0,
      status: "receiving",
      heartbeatAt: new Date(),
    })),
  });
  const id = randomUUID();
  await expect(uploadFile(actor, FERRY, { id })).rejects.toMatchObject({ code: "too_many" });
  expect(await db.import.count({ where: { id } })).toBe(0);
  await expect(uploadFile(await actorFor("moderator"), FERRY, { id })).resolves.toBe(id);
});

test("what a person keeps on the desk has a limit, before a file is sent and while it grows", async () => {
  await saveSetting(await actorFor("admin"), "uploadQuotaGb", "1");
  const actor = await actorFor("moderator");
  const kept = await aPreviewOf(actor, 1020);
  await expect(uploadFile(actor, FERRY, { byteCount: 5 * MEGABYTE })).rejects.toMatchObject({
    code: "no_room",
  });
  const growing = randomUUID();
  const { text, pieceBytes } = megabytes(17);
  await expect(uploadFile(actor, text, { id: growing, pieceBytes })).rejects.toMatchObject({
    code: "no_room",
  });
  await workAll();
  expect([await getImportView(actor, growing), await chunksOf(growing)]).toMatchObject([
    { status: "failed" },
    0,
  ]);
  await cancelImport(actor, kept);
  expect(await chunksOf(kept)).toBe(0);
  await uploadFile(actor, FERRY, { byteCount: Buffer.byteLength(FERRY) });
});

test("an upload past its limit is refused at once, and its bytes go a few at a time", async () => {
  vi.stubEnv("KOMAINU_UPLOAD_BYTES_MAX", String(40 * MEGABYTE));
  const actor = await actorFor("moderator");
  const id = randomUUID();
  const { text, pieceBytes } = megabytes(41);
  await expect(uploadFile(actor, text, { id, pieceBytes })).rejects.toMatchObject({ code: "too_large" });
  expect(await getImportView(actor, id)).toMatchObject({ status: "failed" });
  expect(await chunksOf(id)).toBe(8);
  await workAll();
  expect(await chunksOf(id)).toBe(0);
});

test("a disk keeps two gigabytes and a tenth free, counted with what is sent", () => {
  const disk = (free: number, total: number) => ({
    freeBytes: free * GIGABYTE,
    totalBytes: total * GIGABYTE,
  });
  expect(hasRoom(disk(2, 10), 0)).toBe(true);
  expect(hasRoom(disk(2, 10), 1)).toBe(false);
  expect(hasRoom(disk(9, 100), 0)).toBe(false);
  expect(hasRoom(disk(12, 100), 2 * GIGABYTE)).toBe(true);
  expect(hasRoom(disk(12, 100), 3 * GIGABYTE)).toBe(false);
});

// A file system without any room, on every Linux.
test.skipIf(process.platform !== "linux")("no file is taken where the disk is full", async () => {
  vi.stubEnv("KOMAINU_DATA_FOLDER", "/proc");
  const id = randomUUID();
  await expect(uploadFile(await actorFor("moderator"), FERRY, { id })).rejects.toMatchObject({
    code: "no_room",
  });
  expect(await db.import.count({ where: { id } })).toBe(0);
});

test("a sender who stands still is told so", async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from("x")),
  });
  const bytes = uploadBytes("still.ndjson", body, null, 20);
  expect((await bytes.next()).value).toHaveLength(1);
  await expect(bytes.next()).rejects.toMatchObject({ code: "conflict" });
});

test("a sender who never sends a whole megabyte is told so", async () => {
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      timer = setInterval(() => controller.enqueue(Buffer.from("x")), 5);
    },
    cancel: () => clearInterval(timer),
  });
  const all = (async () => {
    for await (const _ of uploadBytes("drip.ndjson", body, null, 40));
  })();
  await expect(all).rejects.toMatchObject({ code: "conflict" });
});

test("a preview that nobody answers is discarded with its bytes, once, and says so", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, FERRY);
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ status: "previewed", lapsesInDays: 7 });
  const later = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
  await lapsePreviews(new Date());
  expect(await getImportView(actor, id)).toMatchObject({ status: "previewed" });
  await lapsePreviews(later);
  await lapsePreviews(later);
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("nobody said yes to this preview for 7 days"),
    lapsesInDays: null,
  });
  expect(await chunksOf(id)).toBe(0);
  const told = { action: "import.lapse", detail: { path: ["importId"], equals: id } };
  expect(await db.auditEntry.count({ where: told })).toBe(1);
  await expect(confirmImport(actor, id)).rejects.toMatchObject({ code: "conflict" });
});

test("refused records are kept without addresses, and their text is for those who may import", async () => {
  const actor = await actorFor("moderator");
  const broken = '{"comment_id":"2","author_email":"bob@harbour.example","ip":"203.0.113.10","bod';
  const id = await uploadFile(actor, `${FERRY}\n${broken}\n`);
  await workAll();
  const [record] = (await listRefusals(actor, id, null)).rows;
  expect(record?.excerpt).toContain('"comment_id":"2"');
  const told = JSON.stringify(record) + (await importFileText(actor, id, "refused"));
  expect(told).not.toMatch(/bob@|203\.0\.113/);
  const viewer = await actorFor("viewer");
  expect((await listRefusals(viewer, id, null)).rows).toMatchObject([{ line: 2, excerpt: null }]);
  expect(await importFileText(viewer, id, "refused")).not.toContain("comment_id");
});
