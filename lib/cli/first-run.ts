import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword, newOneTimePassword } from "@/lib/auth/passwords";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import { loadSample } from "@/lib/imports/load-sample";
import { markOneTime } from "@/lib/moderators/one-time";

const SAMPLE_FOLDER = fileURLToPath(new URL("../../prisma/sample", import.meta.url));

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

const [, , firstAdminFile] = process.argv;
if (!firstAdminFile) throw new Error("first-run.ts needs the path of the file that keeps the first admin");
await makeFirstAdmin(firstAdminFile);
process.stdout.write(JSON.stringify({ samplePages: await loadSample(systemActor(), SAMPLE_FOLDER) }));
process.exit(0);
