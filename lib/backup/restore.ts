import "server-only";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Extract, extract } from "tar-stream";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { withOwner } from "@/lib/db/owner";
import { AppError } from "@/lib/errors";
import type { BackupProgress } from "./backup";
import { copyIn, schemaOf, tablesToKeep } from "./contents";
import { copyInOld, fillFromOld, holdOldTables, LAST_MIGRATION_OF_0_1 } from "./desk-0.1";
import { checkIsEmpty } from "./empty-desk";
import { COUNTS, countsSchema, MANIFEST, type Manifest, manifestSchema, type RowCounts } from "./manifest";
import { checkSeal, openSealed } from "./seal";
import { bareTables } from "./table-frame";

type TarEntry = Extract extends AsyncIterable<infer Entry> ? Entry : never;

export type Restored = { takenAt: string; rows: RowCounts };

/**
 * Puts the desk of a backup into an empty one, in one transaction: a file that was cut or changed, a failure and a kill
 * leave everything as it was. Needs the owner of the tables.
 */
export async function restoreDesk(
  actor: Actor,
  path: string,
  ownerUrl: string,
  onProgress: (progress: BackupProgress) => void = () => {},
): Promise<Restored> {
  assertCan(actor, "desk:backup");
  const digest = await checkSeal(path);
  return withOwner(ownerUrl, async (owner) => {
    await owner.query("BEGIN");
    await owner.query("SET LOCAL maintenance_work_mem = '256MB'");
    const restored = await readDesk(owner, path, onProgress);
    await owner.query(
      `INSERT INTO audit_entry (id, moderator_id, action, subject, detail) VALUES (gen_random_uuid(), $1, 'desk.restore', 'desk', $2)`,
      [actor.moderatorId, { sha256: digest, takenAt: restored.takenAt, rows: restored.rows }],
    );
    await owner.query("COMMIT");
    await owner.query("ANALYZE");
    return restored;
  });
}

async function readDesk(
  owner: pg.Client,
  path: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<Restored> {
  const archive = extract();
  const reading = pipeline(await openSealed(path), createGunzip(), archive);
  // Its failure comes out of the entries, too.
  reading.catch(() => undefined);
  const entries = archive[Symbol.asyncIterator]();
  const manifest = await readManifest(owner, (await entries.next()).value);
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  const isOld = manifest.schema.at(-1) === LAST_MIGRATION_OF_0_1;

  const dress = await bareTables(owner, () => checkIsEmpty(owner));
  if (isOld) await holdOldTables(owner, manifest.tables);
  const counts: RowCounts = Object.fromEntries(manifest.tables.map(({ name }) => [name, 0]));
  for await (const entry of { [Symbol.asyncIterator]: () => entries }) {
    const table = tables.get(entry.header.name.split("/")[0] ?? "");
    if (table) {
      const rows = owner.query(copyFrom(isOld ? copyInOld(table) : copyIn(table)));
      await pipeline(entry, rows);
      counts[table.name] = (counts[table.name] ?? 0) + rows.rowCount;
      onProgress({ table: table.name, rows: counts[table.name] ?? 0 });
      continue;
    }
    checkCounts(path, counts, countsSchema.parse(JSON.parse(await text(entry))), entry.header.name);
  }
  await reading;
  if (isOld) await fillFromOld(owner, manifest.tables);
  onProgress({ table: "indexes", rows: 0 });
  await dress();
  return { takenAt: manifest.takenAt, rows: counts };
}

async function readManifest(owner: pg.Client, entry: TarEntry | undefined): Promise<Manifest> {
  if (entry?.header.name !== MANIFEST) throw new AppError("invalid", "This is no backup of a desk.");
  const manifest = manifestSchema.parse(JSON.parse(await text(entry)));
  if (manifest.schema.at(-1) === LAST_MIGRATION_OF_0_1) return manifest;
  const here = await schemaOf(owner);
  const [told, wanted] = [manifest.schema.at(-1), here.at(-1)];
  if (manifest.schema.join() !== here.join()) {
    throw new AppError(
      "conflict",
      `The backup has the schema of ${told}, and this Komainu has that of ${wanted}. Restore it with the Komainu that made it; nothing was changed.`,
    );
  }
  const kept = await tablesToKeep(owner);
  if (JSON.stringify(kept) !== JSON.stringify(manifest.tables)) {
    throw new AppError(
      "invalid",
      "The tables of this backup are not those of its schema. Nothing was changed.",
    );
  }
  return manifest;
}

function checkCounts(path: string, counted: RowCounts, told: RowCounts, entryName: string): void {
  const differs = Object.keys(counted).find((name) => counted[name] !== told[name]);
  if (entryName === COUNTS && !differs) return;
  throw new AppError(
    "invalid",
    `${path} does not hold the rows that it says it holds (${differs ?? entryName}).`,
  );
}
