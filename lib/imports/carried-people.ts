import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { CarriedPerson } from "@/lib/domain/carried-work";
import { carriedId } from "@/lib/domain/identity";
import { AppError } from "@/lib/errors";
import type { CarriedComment } from "./carried-comment";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

/** The hash of no password: nobody can sign in with it, and trying takes as long as with any other. */
const NO_PASSWORD = `$argon2id$v=19$m=19456,t=2,p=1$${"A".repeat(22)}$${"A".repeat(43)}`;
/** A file that makes up rules must not fill the dialog that lists them. */
const RULES_MAX = 60;
/** Nor may one that makes up people fill the list of moderators. */
const PEOPLE_MAX = 2000;
const RULES_LOCK = 727_110_031;

/** Never found by name: anybody can write a name into a file. */
export function personIdOf(person: CarriedPerson): string {
  return person.id ?? carriedId("person", person.name);
}

/** Makes those whom this desk does not know: named as they were, disabled and without a password. */
export async function makePeople(tx: Tx, run: ImportRun, comments: readonly CarriedComment[]): Promise<void> {
  const people = new Map<string, string>();
  for (const { work } of comments) {
    const named = [work.decidedBy, ...work.tags.map(({ by }) => by)];
    for (const list of [work.flags, work.notes, work.decisions]) named.push(...list.map(({ by }) => by));
    for (const person of named) if (person) people.set(personIdOf(person), person.name);
  }
  if (people.size === 0) return;
  const ids = [...people.keys()].sort();
  await tx.$executeRaw`
    INSERT INTO moderator (id, email, name, role, password_hash, created_at, disabled_at)
    SELECT id, id || '@moved.invalid', name, 'viewer', ${NO_PASSWORD}, ${run.savedAt}::timestamptz, ${run.savedAt}::timestamptz
    FROM unnest(${ids}::uuid[], ${ids.map((id) => people.get(id))}::text[]) AS w(id, name)
    ON CONFLICT (id) DO NOTHING`;
  const [moved] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM moderator WHERE email LIKE '%@moved.invalid'`;
  if ((moved?.count ?? 0) > PEOPLE_MAX) {
    throw new AppError(
      "invalid",
      `${run.fileName}: names more than ${PEOPLE_MAX} people who worked on its comments, which no desk has; it is no export of a desk.`,
    );
  }
}

/** Makes rules that this desk does not have. Returns the codes there are; what is beyond the limit is kept under "other". */
export async function makeRules(tx: Tx, comments: readonly CarriedComment[]): Promise<ReadonlySet<string>> {
  const wanted = new Map(
    comments.flatMap(({ work }) => work.flags.map(({ rule, ruleName }) => [rule, ruleName ?? rule] as const)),
  );
  const known = new Set((await tx.rule.findMany({ select: { code: true } })).map(({ code }) => code));
  const missing = [...wanted.keys()].filter((code) => !known.has(code)).sort();
  const made = [...missing, ...(missing.length > 0 && !known.has("other") ? ["other"] : [])];
  if (made.length === 0) return known;
  // Two imports that make rules at once would choose the same number.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK})`;
  await tx.$executeRaw`
    INSERT INTO rule (code, number, name, text)
    SELECT w.code, (SELECT coalesce(max(number), 0) FROM rule) + row_number() OVER (ORDER BY w.place), w.name,
           'A rule of the desk from which these flags came. Say here what it asks for.'
    FROM unnest(${made}::text[], ${made.map((code) => wanted.get(code) ?? "Other")}::text[])
      WITH ORDINALITY AS w(code, name, place)
    WHERE NOT EXISTS (SELECT FROM rule r WHERE r.code = w.code)
      AND (w.code = 'other' OR (SELECT count(*) FROM rule) + w.place <= ${RULES_MAX})`;
  return new Set((await tx.rule.findMany({ select: { code: true } })).map(({ code }) => code));
}
