import "server-only";
import { randomInt } from "node:crypto";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

// OWASP's minimum for argon2id: 19 MiB, two passes, one thread.
const OPTIONS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** The argon2id hash to store, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), OPTIONS);
}

let hashOfNobody: Promise<string> | undefined;

/**
 * Whether the password made this hash. Without a hash (nobody has this address) it works as long and says no,
 * so that the answer's time tells nobody who has an account.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword(newOneTimePassword());
  const matches = await verify(storedHash ?? (await hashOfNobody), password.normalize("NFKC"));
  return storedHash !== null && matches;
}

// No letter or figure that can be taken for another when read aloud or from paper.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to hand over once, as `k7mw-p2xa-9qhd-vt3e`: 79 random bits. */
export function newOneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}
