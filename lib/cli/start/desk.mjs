import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { outsideAddress, prepareSchema } from "../../db/desk-schema.mjs";
import { holdServer } from "../../db/hold-server.mjs";
import { checkOutsideServer } from "../../db/outside-server.mjs";
import { programArguments } from "../../imports/command-process.mjs";
import { runChild } from "./children.mjs";

const NO_RELEASE = async () => false;

/**
 * The database of this desk, running: the one of DATABASE_URL, else its own.
 * @param {string} home
 */
export async function openDatabase(home) {
  const outside = outsideAddress();
  if (!outside) return holdServer(home);
  await checkOutsideServer(outside.url);
  if (outside.ownerUrl !== outside.url) await checkOutsideServer(outside.ownerUrl, "KOMAINU_MIGRATION_URL");
  return { ...outside, dataFolder: null, release: NO_RELEASE };
}

/**
 * Migrates, and looks whether this desk is new.
 * @param {import("../../db/desk-schema.mjs").DeskAddress} address
 */
export async function prepareDatabase(address) {
  const migrations = await prepareSchema(address);
  const client = new pg.Client({ connectionString: address.url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT NOT EXISTS (SELECT FROM moderator) AS "hasNobody",
              NOT EXISTS (SELECT FROM setting WHERE key = 'sample') AS "lacksSample"`,
    );
    const { hasNobody, lacksSample } = rows[0];
    return { migrations, isNew: hasNobody || lacksSample };
  } finally {
    await client.end();
  }
}

/**
 * Makes the first admin and loads the sample pages, in a process of its own: both are TypeScript, and built.
 * @param {{ root: string, home: string, url: string }} desk
 * @returns {Promise<{ samplePages: number }>}
 */
export async function firstRun({ root, home, url }) {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const printed = await runChild(
    "Making the first admin",
    process.execPath,
    [...programArguments(root, "first-run"), firstAdminFile(home)],
    { cwd: root, env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: "silent" } },
  );
  return JSON.parse(printed);
}

/**
 * The first admin whose password nobody was told yet. Kept in a file until then: an interrupted start must not lose it.
 * @param {string} home
 * @returns {{ email: string, oneTimePassword: string | null } | null}
 */
export function untoldAdmin(home) {
  return existsSync(firstAdminFile(home)) ? JSON.parse(readFileSync(firstAdminFile(home), "utf8")) : null;
}

/** @param {string} home */
export function forgetAdmin(home) {
  rmSync(firstAdminFile(home), { force: true });
}

function firstAdminFile(home) {
  return join(home, "first-admin.json");
}
