import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const CHARS_MIN = 16;
const HOW = "make one with: openssl rand -base64 32";

/**
 * The key that the operator gives, or null. With a database of your own, where several web servers may sign and whose
 * backups others read, it has to be given.
 * @param {{ NEXTAUTH_SECRET?: string, DATABASE_URL?: string }} environment
 */
export function givenKey({ NEXTAUTH_SECRET: given, DATABASE_URL: outside }) {
  if (given && given.length < CHARS_MIN) {
    throw new Error(
      `NEXTAUTH_SECRET is too short to sign sessions with, it needs at least ${CHARS_MIN} characters; ${HOW}`,
    );
  }
  if (!given && outside) {
    throw new Error(
      `NEXTAUTH_SECRET is missing: with DATABASE_URL, the key that signs sessions is yours to keep, outside the database; ${HOW}, and put it into .env`,
    );
  }
  return given || null;
}

/**
 * What sessions are signed with: the given key, else a file of the desk's own folder. A desk that kept its key in the
 * database has it moved there, so that nobody is signed out.
 * @param {string} home
 * @param {string} url
 * @param {string | null} given
 * @returns {Promise<string>}
 */
export async function signingKey(home, url, given) {
  const file = join(home, "signing-key");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT value FROM setting WHERE key = 'nextauth_secret'");
    if (!given && !existsSync(file)) writeKey(file, rows[0]?.value ?? randomBytes(32).toString("base64url"));
    await client.query("DELETE FROM setting WHERE key = 'nextauth_secret'");
  } finally {
    await client.end();
  }
  return given ?? readFileSync(file, "utf8").trim();
}

/** Whole or not at all, and for nobody else to read. */
function writeKey(file, key) {
  writeFileSync(`${file}.new`, `${key}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
