import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Actor } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { decideComments } from "@/lib/comments/mutations";
import { aBusyModerator } from "./import-desk";
import { onDatabase } from "./scratch-database";

const AT_ONCE = 8;
const ROUNDS = 5;
const ROUND_MS = 4000;
const RATIO_MIN = 0.5;

type Open = { id: string; revision: number };
type Decide = (comment: Open) => Promise<void>;

/**
 * Prints how many decisions a second eight at once make through the data layer, beside the same writes through `pg`
 * alone, in turns on comments that nobody decided before.
 */
export async function benchDecide(): Promise<boolean> {
  const url = process.env.DATABASE_URL ?? "";
  const actor = await aBusyModerator();
  const comments = await onDatabase(url, async (client) => {
    await client.query("VACUUM ANALYZE");
    // The ids are hashes, so that neighbours by id lie anywhere in the table.
    const { rows } = await client.query<Open>(
      "SELECT id, revision FROM comment WHERE status = 'open' ORDER BY id",
    );
    return rows.values();
  });
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => connect(url)));
  const [ours, plain]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rates = [
        await decisionsASecond(comments, () => throughDataLayer(actor)),
        await decisionsASecond(comments, (worker) => throughPg(clients[worker] as pg.Client, actor)),
      ] as const;
      // The first round warms up.
      if (round === 0) continue;
      ours.push(rates[0]);
      plain.push(rates[1]);
      console.log(
        `round ${round}   ${rates[0].toFixed(0)} a second, ${rates[1].toFixed(0)} through pg alone`,
      );
    }
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const ratio = sum(ours) / sum(plain);
  console.log(
    `decisions ${(sum(ours) / ROUNDS).toFixed(0)} a second by ${AT_ONCE} at once, ${(sum(plain) / ROUNDS).toFixed(0)} through pg alone: ratio ${ratio.toFixed(2)} (at least ${RATIO_MIN})`,
  );
  return ratio >= RATIO_MIN;
}

async function decisionsASecond(
  comments: Iterator<Open>,
  decider: (worker: number) => Decide,
): Promise<number> {
  const started = performance.now();
  let done = 0;
  const work = async (_: unknown, worker: number) => {
    const decide = decider(worker);
    while (performance.now() - started < ROUND_MS) {
      const { value: comment, done: isEmpty } = comments.next();
      if (isEmpty) throw new Error("Too few open comments: give more --rows");
      await decide(comment);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (done * 1000) / (performance.now() - started);
}

function throughDataLayer(actor: Actor): Decide {
  return async ({ id: commentId, revision }) => {
    const decision = { id: randomUUID(), commentId, revision, status: "removed" as const };
    const { applied } = await decideComments(actor, { decisions: [decision] });
    if (applied.length !== 1) throw new Error(`The decision on ${commentId} was refused`);
  };
}

/** What a decision cannot do without: status, line of the log and news, each a prepared statement. */
function throughPg(client: pg.Client, actor: Actor): Decide {
  const by = moderatorIdOf(actor);
  return async ({ id, revision }) => {
    await client.query("BEGIN");
    const { rowCount } = await client.query({
      name: "status",
      text: `UPDATE comment SET status = 'removed', revision = revision + 1, decided_by = $3, decided_at = now()
             WHERE id = $1 AND revision = $2`,
      values: [id, revision, by],
    });
    if (rowCount !== 1) throw new Error(`The decision on ${id} changed nothing`);
    await client.query({
      name: "line",
      text: `INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail)
             VALUES ($1, $2, $3, 'decide', 'open', 'removed', $4, '{}')`,
      values: [id, randomUUID(), by, revision + 1],
    });
    await client.query({ name: "news", text: "SELECT pg_notify('bench', $1)", values: [id] });
    await client.query("COMMIT");
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
