import "server-only";
import { randomUUID } from "node:crypto";
import { isIPv6 } from "node:net";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Failures within a quarter of an hour, after which the next has to wait. */
export const FAILURES_MAX = {
  /** With one account: by all browsers that it does not know; by each that it knows. */
  account: 10,
  /** From one address, by browsers that know none of the accounts tried. */
  address: 50,
  /** In all, by such browsers. */
  all: 500,
};
const WINDOW_MS = 15 * 60_000;

export type Attempt = {
  email: string;
  /** Of the network that it came from. */
  address: string;
  /** The browser, where it has signed in to this account before: no failure of others counts against it. */
  device: string | null;
};

/**
 * Counts an attempt before its password is looked at, so that a hundred at once cannot slip past the limit.
 * Throws `too_many`, with the minutes to wait, once too many failed; known or unknown accounts alike.
 * Gives a function that takes the attempt back, with those before it, after a success.
 */
export async function countAttempt(attempt: Attempt, now: Date): Promise<() => Promise<void>> {
  const counted = { ...attempt, address: networkOf(attempt.address) };
  const since = new Date(now.getTime() - WINDOW_MS);
  // A flood ends here, and writes nothing.
  await refuseBeyond(counted, 0, since, now);
  const id = randomUUID();
  await db.signInAttempt.deleteMany({ where: { attemptedAt: { lte: since } } });
  await db.signInAttempt.create({ data: { id, ...counted, attemptedAt: now } });
  try {
    await refuseBeyond(counted, 1, since, now);
  } catch (error) {
    // A refused attempt does not lengthen the wait.
    await db.signInAttempt.deleteMany({ where: { id } });
    throw error;
  }
  return () => forget(counted);
}

async function forget({ email, device }: Attempt): Promise<void> {
  await db.signInAttempt.deleteMany({ where: { email, device } });
}

/** Throws where more than `own` attempts beyond a limit's failures are counted: this one is among them, or is not. */
async function refuseBeyond(
  { email, address, device }: Attempt,
  own: 0 | 1,
  since: Date,
  now: Date,
): Promise<void> {
  const isOwn = Prisma.sql`email = ${email} AND device IS NOT DISTINCT FROM ${device}`;
  const newest = (isCounted: Prisma.Sql, max: number) => Prisma.sql`
    (array_agg(attempted_at ORDER BY attempted_at DESC) FILTER (WHERE ${isCounted}))[${max + own}::int]`;
  const [found] = await db.$queryRaw<[{ account: Date | null; address: Date | null; all: Date | null }]>`
    SELECT ${newest(isOwn, FAILURES_MAX.account)} AS account,
           ${newest(Prisma.sql`device IS NULL AND address = ${address}`, FAILURES_MAX.address)} AS address,
           ${newest(Prisma.sql`device IS NULL`, FAILURES_MAX.all)} AS "all"
    FROM sign_in_attempt WHERE attempted_at > ${since}`;
  const held = device === null ? [found.account, found.address, found.all] : [found.account];
  const last = Math.max(...held.map((at) => at?.getTime() ?? 0));
  if (last === 0) return;
  const minutes = Math.max(1, Math.ceil((last + WINDOW_MS - now.getTime()) / 60_000));
  throw new AppError("too_many", String(minutes));
}

/** Whoever has one address of IPv6 has the 2^64 beside it too. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const whole = [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
  return `${whole.slice(0, 4).join(":")}::/64`;
}
