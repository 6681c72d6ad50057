import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { aRecord, uploadFile, workAll } from "@/tests/support/uploads";
import { letGo, takeUp } from "./begin-import";
import { getImportView } from "./data";
import { confirmImport } from "./mutations";

/** Begins an import and breaks off after each of these parts, one after another. */
async function breakOffAfter(id: string, parts: readonly number[]): Promise<void> {
  for (const partsDone of parts) {
    await takeUp(await db.import.findUniqueOrThrow({ where: { id } }));
    await db.import.update({ where: { id }, data: { partsDone } });
    await letGo(id);
  }
}

async function anUpload(actor: Actor, id: string): Promise<string> {
  return uploadFile(actor, aRecord(id, `Comment ${id}.`));
}

test("a preview that is interrupted ever elsewhere goes on, and the import after it begins to count anew", async () => {
  const actor = await actorFor("moderator");
  const id = await anUpload(actor, "elsewhere");
  await breakOffAfter(id, [1, 2, 1, 3, 2, 1, 2, 0]);
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ status: "previewed" });
  await confirmImport(actor, id);
  await breakOffAfter(id, [0, 0, 0, 0]);
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ status: "done", added: 1 });
});

test("what is interrupted at one part again and again is given up, and says where", async () => {
  const actor = await actorFor("moderator");
  const id = await anUpload(actor, "poison");
  await breakOffAfter(id, [7, 7, 7, 7, 7]);
  await workAll();
  const { status, failure } = await getImportView(actor, id);
  expect(status).toBe("failed");
  expect(failure).toContain("failed 5 times while reading this file, after part 7");
});
