import { randomUUID } from "node:crypto";
import { createReadStream, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword, newOneTimePassword } from "@/lib/auth/passwords";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import { importDocument } from "@/lib/imports/mutations";
import { markOneTime } from "@/lib/moderators/one-time";

const SAMPLE_FOLDER = fileURLToPath(new URL("../../prisma/sample", import.meta.url));
const SAMPLE_LOADED = "sample_loaded";

/** Makes the first admin where there is nobody; the file keeps who it is until the start has told it. */
async function makeFirstAdmin(file: string): Promise<void> {
  if ((await db.moderator.count()) > 0) return;
  const email = (process.env.KOMAINU_ADMIN_EMAIL || "admin@komainu.localhost").trim().toLowerCase();
  const chosenPassword = process.env.KOMAINU_ADMIN_PASSWORD || null;
  const password = chosenPassword ?? newOneTimePassword();
  const id = randomUUID();
  writeFileSync(file, JSON.stringify({ email, oneTimePassword: chosenPassword ? null : password }), {
    mode: 0o600,
  });
  try {
    const passwordHash = await hashPassword(password);
    await db.$transaction(async (tx) => {
      await tx.moderator.create({ data: { id, email, name: "Admin", role: "admin", passwordHash } });
      await markOneTime(tx, id, chosenPassword === null);
      await recordAudit(tx, systemActor(), {
        action: "moderator.create",
        subject: id,
        detail: { email, role: "admin" },
      });
    });
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

type Sample = { articles: number; comments: number };

/** Loads the sample pages into a desk that holds no page of its own; removed, they stay away. */
async function loadSample(): Promise<Sample | null> {
  if (await db.setting.findUnique({ where: { key: SAMPLE_LOADED } })) return null;
  const isEmpty = (await db.article.count({ where: { isSample: false }, take: 1 })) === 0;
  const sample = isEmpty ? await importFolder() : null;
  await db.setting.create({ data: { key: SAMPLE_LOADED, value: isEmpty ? "yes" : "not needed" } });
  return sample;
}

async function importFolder(): Promise<Sample> {
  const loaded = { articles: 0, comments: 0 };
  for (const fileName of readdirSync(SAMPLE_FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .sort()) {
    const path = join(SAMPLE_FOLDER, fileName);
    const { articles } = await importDocument(systemActor(), {
      id: randomUUID(),
      fileName,
      bytes: createReadStream(path),
      byteCount: statSync(path).size,
      isSample: true,
    });
    loaded.articles += articles.length;
    loaded.comments += articles.reduce((sum, { found }) => sum + found, 0);
  }
  return loaded;
}

const [, , firstAdminFile] = process.argv;
if (!firstAdminFile) throw new Error("first-run.ts needs the path of the file that keeps the first admin");
await makeFirstAdmin(firstAdminFile);
process.stdout.write(JSON.stringify({ sample: await loadSample() }));
process.exit(0);
