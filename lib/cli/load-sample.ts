import { fileURLToPath } from "node:url";
import { systemActor } from "@/lib/auth/system-actor";
import { db, pool } from "@/lib/db/client";
import { loadSample } from "@/lib/imports/load-sample";

// Run by `npm start` with `tsx --conditions=react-server`; prints how many sample pages it imported.
const folder = fileURLToPath(new URL("../../prisma/sample", import.meta.url));
try {
  process.stdout.write(`${await loadSample(systemActor(), folder)}\n`);
} finally {
  await db.$disconnect();
  await pool.end();
}
