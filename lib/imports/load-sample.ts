import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { settleContext } from "@/lib/context/settle";
import { db } from "@/lib/db/client";
import { importDocument } from "./import-now";

const DONE = "sample";

/**
 * Imports the sample pages of `folder`, once in a desk's life: never into a desk that has articles of its own, and
 * never again after somebody removed them. Safe to kill and repeat. Returns how many pages it imported.
 */
export async function loadSample(actor: Actor, folder: string): Promise<number> {
  assertCan(actor, "import:run");
  if (await db.setting.findUnique({ where: { key: DONE } })) return 0;
  const isInUse = (await db.article.count({ where: { isSample: false }, take: 1 })) > 0;
  const files = isInUse ? [] : (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  for (const fileName of files) {
    const bytes = createReadStream(join(folder, fileName));
    await importDocument(actor, { id: randomUUID(), fileName, bytes, byteCount: null, isSample: true });
  }
  await settleContext();
  await db.setting.upsert({ where: { key: DONE }, create: { key: DONE, value: "loaded" }, update: {} });
  return files.length;
}
