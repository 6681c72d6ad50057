import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { recordAudit } from "@/lib/audit/record";
import { assertNewPassword } from "@/lib/auth/password-policy";
import { hashPassword, newOneTimePassword } from "@/lib/auth/passwords";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { loadSample } from "@/lib/imports/load-sample";
import { oneTimeUntil } from "@/lib/moderators/one-time";

const ADMIN_NAME = "Admin";
const SAMPLE_FOLDER = fileURLToPath(new URL("../../prisma/sample", import.meta.url));

/** Makes the first admin where there is nobody; the file keeps who it is until the start has told it. */
async function makeFirstAdmin(file: string): Promise<void> {
  if ((await db.moderator.count()) > 0) return;
  const email = (process.env.KOMAINU_ADMIN_EMAIL || "admin@komainu.localhost").trim().toLowerCase();
  const chosenPassword = process.env.KOMAINU_ADMIN_PASSWORD || null;
  if (chosenPassword !== null) await assertChosen(chosenPassword, email);
  const password = chosenPassword ?? newOneTimePassword();
  const id = randomUUID();
  writeFileSync(file, JSON.stringify({ email, oneTimePassword: chosenPassword ? null : password }), {
    mode: 0o600,
  });
  try {
    const passwordHash = await hashPassword(password);
    await db.$transaction(async (tx) => {
      await tx.moderator.create({
        data: {
          ...{ id, email, name: ADMIN_NAME, role: "admin", passwordHash },
          oneTimeUntil: chosenPassword === null ? oneTimeUntil(new Date()) : null,
        },
      });
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

async function assertChosen(password: string, email: string): Promise<void> {
  try {
    await assertNewPassword(password, { email, name: ADMIN_NAME });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      "invalid",
      `KOMAINU_ADMIN_PASSWORD cannot be the first admin's password. ${error.message} Set another one and start again, or leave it out to be given a temporary one`,
    );
  }
}

const [, , firstAdminFile] = process.argv;
if (!firstAdminFile) throw new Error("first-run.ts needs the path of the file that keeps the first admin");
try {
  await makeFirstAdmin(firstAdminFile);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.stdout.write(JSON.stringify({ samplePages: await loadSample(systemActor(), SAMPLE_FOLDER) }));
process.exit(0);
