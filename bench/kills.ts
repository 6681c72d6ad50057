import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hash } from "@node-rs/argon2";
import { readRecord } from "@/lib/db/server-home.mjs";
import { BenchDesk, type Kind } from "./kills/desk";
import { Visitor } from "./kills/http";
import { importByCommand, importByPage, whatIsLeft, writeFileOf } from "./kills/imports";
import { type Act, BenchModerator } from "./kills/moderator";
import { keepTotals, nextKind, readTotals, seconds, type Totals, tellTotals } from "./kills/totals";
import { onDatabase } from "./scratch-database";

const MODERATORS = 10;
const COMMENTS_EACH = 100;
const BACK_MS = 15_000;
const WORK_MS = 4000;
const GIVEN_UP_MS = 300_000;
const BASE = "base0";

/** Kills a desk's processes at random while people decide and two imports run, and looks what is left. */
export async function benchKills(kills: number, rows: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "komainu-bench-kills-"));
  const desk = new BenchDesk(join(folder, "home"));
  const totals = readTotals();
  try {
    await desk.begin();
    const people = await addPeople(desk);
    const [sender] = people;
    if (!sender) throw new Error("There is nobody");
    await importByPage(sender, writeFileOf(folder, BASE, rows), `${BASE}.ndjson`);
    await untilSettled(desk);
    const wanted = await whatIsLeft(desk.databaseUrl, BASE);
    console.log(`undisturbed: ${JSON.stringify(wanted)}`);
    const moderators = await putToWork(desk, people);
    const importing = importWithoutEnd({ desk, folder, rows, visitor: sender, wanted, totals });
    for (let kill = 1; kill <= kills; kill += 1) {
      await sleep(Math.random() * WORK_MS);
      await killOnce(desk, nextKind(totals), moderators, totals);
    }
    for (const { moderator } of moderators) moderator.stop();
    await Promise.all(moderators.map(({ ended }) => ended));
    await importing.end();
    await weighActs(
      desk,
      moderators.map(({ moderator }) => moderator),
      totals,
    );
    keepTotals(totals);
    return tellTotals(totals, BACK_MS);
  } finally {
    await desk.end();
    const dataFolder = readRecord(desk.home)?.dataFolder ?? desk.home;
    if (!dataFolder.startsWith(folder)) rmSync(dirname(dataFolder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

type AtWork = { moderator: BenchModerator; ended: Promise<void> };

async function addPeople(desk: BenchDesk): Promise<Visitor[]> {
  const password = randomUUID();
  const passwordHash = await hash(password);
  const visitors: Visitor[] = [];
  for (let number = 0; number < MODERATORS; number += 1) {
    const email = `bench${number}@desk.example`;
    await onDatabase(desk.databaseUrl, (client) =>
      client.query(
        "INSERT INTO moderator (id, email, name, role, password_hash) VALUES ($1, $2, $3, 'moderator', $4)",
        [randomUUID(), email, `Bench ${number}`, passwordHash],
      ),
    );
    const visitor = new Visitor(desk.address, { email, password });
    await visitor.signIn();
    visitors.push(visitor);
  }
  return visitors;
}

async function putToWork(desk: BenchDesk, people: readonly Visitor[]): Promise<AtWork[]> {
  const { rows } = await onDatabase(desk.databaseUrl, (client) =>
    client.query<{ id: string }>(
      "SELECT c.id FROM comment c JOIN article a ON a.id = c.article_id WHERE a.outlet = $1 ORDER BY c.id LIMIT $2",
      [`Harbour ${BASE}`, MODERATORS * COMMENTS_EACH],
    ),
  );
  return people.map((visitor, number) => {
    const own = rows.filter((_, at) => at % MODERATORS === number).map(({ id }) => id);
    const moderator = new BenchModerator(`Bench ${number}`, visitor, own);
    return { moderator, ended: moderator.work() };
  });
}

async function killOnce(desk: BenchDesk, kind: Kind, atWork: AtWork[], totals: Totals): Promise<void> {
  const killedAt = performance.now();
  const pid = await desk.kill(kind);
  const hasDecided = () => atWork.some(({ moderator }) => (moderator.acts.at(-1)?.sentAt ?? 0) > killedAt);
  const runsAgain = () => desk.pid(kind) !== null && desk.pid(kind) !== pid && desk.pid("worker") !== null;
  const isBack = async () => hasDecided() && runsAgain() && (await desk.isHealthy());
  while (!(await isBack())) {
    if (performance.now() - killedAt > GIVEN_UP_MS)
      throw new Error(`Not back after the kill of ${kind}; see ${desk.logFile}`);
    await sleep(100);
  }
  const replayMs = kind === "database" ? desk.replayMs() : 0;
  const backMs = performance.now() - killedAt - replayMs;
  const found = totals.kinds[kind];
  found.kills += 1;
  if (backMs > BACK_MS) found.slow += 1;
  found.slowestMs = Math.max(found.slowestMs, backMs);
  found.slowestReplayMs = Math.max(found.slowestReplayMs, replayMs);
  await weighActs(
    desk,
    atWork.map(({ moderator }) => moderator),
    totals,
  );
  keepTotals(totals);
  console.log(
    `${kind} killed: back after ${seconds(backMs)}${replayMs ? ` beside ${seconds(replayMs)} of replay` : ""}; ${totals.acts} acts, ${totals.lost} lost, ${totals.doubled} doubled`,
  );
}

/** How many acts of each moderator have been weighed. */
const weighed = new WeakMap<BenchModerator, { acts: number; odd: number }>();

/** Looks each act up that was acknowledged since the last time: in the log, and in the comment that it changed. */
async function weighActs(
  desk: BenchDesk,
  moderators: readonly BenchModerator[],
  totals: Totals,
): Promise<void> {
  for (const moderator of moderators) {
    const before = weighed.get(moderator) ?? { acts: 0, odd: 0 };
    const acts = moderator.acts.slice(before.acts);
    const odd = moderator.odd.slice(before.odd);
    weighed.set(moderator, { acts: moderator.acts.length, odd: moderator.odd.length });
    for (const line of odd) console.log(line);
    const { lost, doubled } = await weigh(desk, moderator, acts);
    totals.acts += acts.length;
    totals.sentAgain += acts.filter(({ sends }) => sends > 1).length;
    totals.lost += lost;
    totals.doubled += doubled;
    totals.odd += odd.length;
  }
}

/** An act is lost without its line; it is doubled where a comment was decided more often than the log has lines of it. */
async function weigh(desk: BenchDesk, moderator: BenchModerator, acts: readonly Act[]) {
  return onDatabase(desk.databaseUrl, async (client) => {
    const told = JSON.stringify(
      acts.map(({ id, commentId, status }) => ({ id, comment_id: commentId, status })),
    );
    const { rows: lost } = await client.query(
      `SELECT a.id FROM jsonb_to_recordset($1) AS a (id uuid, comment_id uuid, status text)
       LEFT JOIN decision d ON d.id = a.id AND d.comment_id = a.comment_id AND d.to_status = a.status WHERE d.id IS NULL`,
      [told],
    );
    const { rows: doubled } = await client.query(
      `SELECT c.id FROM comment c WHERE c.id = ANY($1)
         AND c.revision <> (SELECT count(*) FROM decision d WHERE d.comment_id = c.id)
       UNION ALL
       SELECT d.comment_id FROM decision d WHERE d.comment_id = ANY($1) GROUP BY d.comment_id, d.revision HAVING count(*) > 1`,
      [moderator.commentIds],
    );
    for (const { id } of lost) console.log(`LOST: ${moderator.name}, act ${id}`);
    for (const { id } of doubled) console.log(`DOUBLED: comment ${id}`);
    return { lost: lost.length, doubled: doubled.length };
  });
}

type Importing = {
  desk: BenchDesk;
  folder: string;
  rows: number;
  visitor: Visitor;
  wanted: Record<string, string>;
  totals: Totals;
};

/** Two imports at a time, one by the page and one on the command line, compared with the undisturbed one when both are done. */
function importWithoutEnd({ desk, folder, rows, visitor, wanted, totals }: Importing) {
  let isOver = false;
  const ended = (async () => {
    for (let round = 0; !isOver; round += 2) {
      const marks = [round, round + 1].map((number) => `k${String(number).padStart(4, "0")}`);
      const [byPage = "", byCommand = ""] = marks.map((mark) => writeFileOf(folder, mark, rows));
      await Promise.all([
        importByPage(visitor, byPage, `${marks[0]}.ndjson`),
        importByCommand(desk, byCommand),
      ]);
      await untilSettled(desk);
      for (const mark of marks) {
        const left = await patiently(() => whatIsLeft(desk.databaseUrl, mark));
        const differing = Object.keys(wanted).filter((name) => left[name] !== wanted[name]);
        totals.imports += 1;
        if (differing.length === 0) totals.equalImports += 1;
        console.log(
          `import ${mark}: ${differing.length === 0 ? "equal" : `DIFFERS in ${differing.join(", ")}: ${JSON.stringify(left)}`}`,
        );
      }
    }
  })();
  ended.catch((error: unknown) => console.error(error));
  return {
    end: async () => {
      isOver = true;
      await ended;
    },
  };
}

/** The database may be killed while it is asked. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch {
      await sleep(1000);
    }
  }
}

async function untilSettled(desk: BenchDesk): Promise<void> {
  const due = () =>
    onDatabase(desk.databaseUrl, (client) =>
      client.query("SELECT FROM article WHERE context_due > 0 LIMIT 1"),
    );
  while ((await patiently(due)).rowCount !== 0) await sleep(1000);
}
