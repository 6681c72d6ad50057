import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { aRecord, uploadFile, workAll } from "@/tests/support/uploads";
import { getImportView, listChanges } from "./data";
import { cancelImport, confirmImport, retryRefused, setColumns } from "./mutations";

const FERRY = [aRecord("1", "Keep it.", { net: 3 }), aRecord("2", "Sell it.", { net: -1 })].join("\n");

const chunksOf = (importId: string) => db.importChunk.count({ where: { importId } });

test("an upload is previewed, waits for a yes, is imported, and lets its bytes go", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const id = await uploadFile(actor, FERRY);
  expect(await getImportView(actor, id)).toMatchObject({
    status: "waiting",
    wants: "preview",
    byName: "Noor",
  });

  await workAll();
  const previewed = await getImportView(actor, id);
  expect(previewed).toMatchObject({
    status: "previewed",
    formats: ["ndjson"],
    canConfirm: true,
    canCancel: true,
  });
  expect(previewed.counts).toMatchObject({ new: 2, votes: 0, edited: 0, gone: 0, returned: 0, refused: 0 });
  expect(previewed.articles.rows).toMatchObject([{ title: "The night ferry", isNew: true, added: 2 }]);
  expect((await listChanges(actor, id, "new", null)).rows).toMatchObject([
    { kind: "new", excerpt: "Keep it." },
    { kind: "new", excerpt: "Sell it." },
  ]);
  expect(await db.comment.count({ where: { body: "Keep it." } })).toBe(0);

  await confirmImport(actor, id);
  await confirmImport(actor, id);
  await workAll();
  const done = await getImportView(actor, id);
  expect(done).toMatchObject({
    status: "done",
    added: 2,
    canConfirm: false,
    canCancel: false,
    canRetry: false,
  });
  expect((await listChanges(actor, id, "new", null)).rows).toHaveLength(2);
  expect(await db.comment.count({ where: { importId: id } })).toBe(2);
  expect(await chunksOf(id)).toBe(0);
  expect(await db.importLock.count({ where: { importId: id } })).toBe(0);
  const audited = await db.auditEntry.findMany({
    where: { moderatorId: actor.moderatorId },
    orderBy: { at: "asc" },
  });
  expect(audited.map(({ action }) => action)).toEqual(["import.confirm", "import"]);
});

test("a viewer sends, confirms, cancels and retries nothing", async () => {
  const viewer = await actorFor("viewer");
  const id = await uploadFile(await actorFor("moderator"), aRecord("x1", "Not for viewers."));
  await workAll();
  const refused = { code: "not_allowed" };
  await expect(uploadFile(viewer, FERRY)).rejects.toMatchObject(refused);
  await expect(confirmImport(viewer, id)).rejects.toMatchObject(refused);
  await expect(cancelImport(viewer, id)).rejects.toMatchObject(refused);
  await expect(retryRefused(viewer, id)).rejects.toMatchObject(refused);
  await expect(setColumns(viewer, id, { body: "body" })).rejects.toMatchObject(refused);
  expect(await getImportView(viewer, id)).toMatchObject({ status: "previewed", canConfirm: false });
});

test("an upload of the same id is sent once", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, aRecord("once", "Once."));
  expect(await uploadFile(actor, aRecord("once", "Another text."), { id })).toBe(id);
  await workAll();
  expect((await listChanges(actor, id, "new", null)).rows).toMatchObject([{ excerpt: "Once." }]);
});

test("an upload that breaks off leaves no bytes, says so, and can be sent again under its id", async () => {
  const actor = await actorFor("moderator");
  const id = randomUUID();
  const brokenOff = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(Buffer.from("half"));
      controller.error(new Error("connection reset"));
    },
  });
  await expect(uploadFile(actor, "", { id, body: brokenOff })).rejects.toThrow("broke off");
  await expect(uploadFile(actor, FERRY, { id, byteCount: FERRY.length + 5 })).rejects.toThrow("broke off");
  expect(await getImportView(actor, id)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("ferry.ndjson"),
  });
  expect(await chunksOf(id)).toBe(0);
  await uploadFile(actor, FERRY, { id });
  expect(await getImportView(actor, id)).toMatchObject({ status: "waiting", failure: null });
  await cancelImport(actor, id);
});

test("a file larger than the limit is refused before and while it is sent", async () => {
  const actor = await actorFor("moderator");
  const before = await db.importChunk.count();
  process.env.KOMAINU_UPLOAD_BYTES_MAX = "20";
  try {
    await expect(uploadFile(actor, FERRY, { byteCount: 21 })).rejects.toMatchObject({ code: "too_large" });
    await expect(uploadFile(actor, FERRY)).rejects.toMatchObject({ code: "too_large" });
  } finally {
    delete process.env.KOMAINU_UPLOAD_BYTES_MAX;
  }
  expect(await db.importChunk.count()).toBe(before);
});

test("a large upload is kept in pieces of a megabyte and read back whole", async () => {
  const actor = await actorFor("moderator");
  const body = "gull ".repeat(300_000).trim();
  const text = `${aRecord("small", "Small.")}\n${aRecord("large", body)}`;
  const id = await uploadFile(actor, text, { pieceBytes: 65_536 });
  const pieces = await db.importChunk.findMany({ where: { importId: id }, orderBy: { number: "asc" } });
  expect(pieces.map(({ bytes }) => bytes.length).slice(0, -1)).toEqual([1_048_576]);
  await workAll();
  await confirmImport(actor, id);
  await workAll();
  const comments = await db.comment.findMany({ where: { importId: id }, orderBy: { position: "asc" } });
  expect(comments.map((comment) => comment.body)).toEqual(["Small.", body]);
});

test("a cancelled import imports nothing and lets its bytes go; cancelling it again changes nothing", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, aRecord("never", "Never."));
  await workAll();
  await cancelImport(actor, id);
  await cancelImport(actor, id);
  await expect(confirmImport(actor, id)).rejects.toMatchObject({ code: "conflict" });
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ status: "cancelled" });
  expect(await chunksOf(id)).toBe(0);
  expect(await db.comment.count({ where: { body: "Never." } })).toBe(0);
  const audited = await db.auditEntry.count({
    where: { moderatorId: actor.moderatorId, action: "import.cancel" },
  });
  expect(audited).toBe(1);
});

test("what is no comment at all is refused at the preview, kept, and can be tried again", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, "%PDF-1.7 nothing here", { fileName: "page.pdf" });
  await workAll();
  const view = await getImportView(actor, id);
  expect(view).toMatchObject({ status: "failed", canConfirm: false });
  expect(view.failure).toContain("page.pdf");
  expect(view.files.rows).toMatchObject([{ path: "page.pdf", failure: expect.any(String) }]);
});

test("a second import of a content that runs is refused with who runs it and since when", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const kei = await actorFor("moderator", { name: "Kei" });
  const text = aRecord("held", "Held.");
  const first = await uploadFile(noor, text);
  const second = await uploadFile(kei, text, { fileName: "again.ndjson" });
  await workAll();
  const { contentKey } = await db.import.findUniqueOrThrow({ where: { id: first } });
  const heartbeatAt = new Date();
  await db.import.update({ where: { id: first }, data: { status: "running", wants: "import", heartbeatAt } });
  await db.importLock.create({ data: { contentKey: contentKey ?? "", importId: first, heartbeatAt } });

  await expect(confirmImport(kei, second)).rejects.toThrow(
    /ferry\.ndjson is being imported by Noor since 20\d\d-/,
  );
  expect((await getImportView(kei, second)).heldBy).toMatchObject({ importId: first, name: "Noor" });

  // Without a sign of life for half a minute it is taken over.
  const stale = new Date(Date.now() - 31_000);
  await db.import.update({ where: { id: first }, data: { heartbeatAt: stale } });
  await db.importLock.updateMany({ where: { importId: first }, data: { heartbeatAt: stale } });
  expect(await getImportView(kei, first)).toMatchObject({ status: "stopped" });
  await confirmImport(kei, second);
  await workAll();
  expect(await getImportView(kei, second)).toMatchObject({ status: "done" });
});
