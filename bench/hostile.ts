import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { hashPassword } from "@/lib/auth/passwords";
import { db } from "@/lib/db/client";
import { serveDesk } from "@/tests/journeys/support/desk-server";
import { Random } from "./fuzz/random";
import { type Attack, nextAttack } from "./hostile/attack";
import { findActions, findRoutes, findWords } from "./hostile/targets";
import type { BenchWords } from "./words";

const REQUESTS = 10_000;
const AT_ONCE = 4;
const TIME_MAX_MS = 30 * 60_000;
const ANSWER_MAX_MS = 60_000;
const BODY_CHARS_MAX = 200_000;
const PASSWORD = "as bad as it gets 1";
const GUARDS = ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"];
const STACK = /\n\s+at .+:\d+:\d+|node_modules\/|PrismaClient|PostgresError|server\/chunks\//;

type Fault = { attack: Attack; as: string; what: string };

/**
 * Requests of ill will, over every route, word and action, by an admin, a viewer and nobody, on this machine only: no
 * failure of ours, no answer without the headers that guard it, and no stack in one. Needs a build.
 */
export async function benchHostile({ seed = 1 }: BenchWords): Promise<boolean> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("DATABASE_URL names no database");
  process.env.KOMAINU_DIST_DIR ??= ".next";
  const people = await Promise.all(["admin", "viewer"].map(addPerson));
  const targets = { routes: findRoutes(), words: findWords(), actions: findActions(), ids: await someIds() };
  const desk = await serveDesk(databaseUrl);
  const faults: Fault[] = [];
  const statuses = new Map<number, number>();
  try {
    const sessions = [
      { as: "nobody", cookie: "" },
      ...(await Promise.all(people.map(async (as) => ({ as, cookie: await signIn(desk.address, as) })))),
    ];
    const random = new Random(seed);
    const deadline = Date.now() + TIME_MAX_MS;
    let sent = 0;
    const attackOn = async () => {
      while (sent < REQUESTS && Date.now() < deadline) {
        sent += 1;
        const attack = nextAttack(random, targets);
        const { as, cookie } = random.from([sessions[0], ...sessions] as [{ as: string; cookie: string }]);
        const answer = await send(desk.address, attack, cookie);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        faults.push(...answer.faults.map((what) => ({ attack, as, what })));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, attackOn));
    const alive = await fetch(`${desk.address}/api/health`);
    return report({ sent, statuses, faults, targets, isAlive: alive.ok });
  } finally {
    await desk.stop();
  }
}

async function addPerson(role: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  const email = `${role}@hostile.example`;
  await db.moderator.upsert({
    where: { email },
    create: { id: randomUUID(), email, name: role, role, passwordHash },
    update: { passwordHash },
  });
  return role;
}

async function someIds(): Promise<string[]> {
  const [comments, articles] = await Promise.all([
    db.comment.findMany({ select: { id: true }, take: 5 }),
    db.article.findMany({ select: { id: true }, take: 5 }),
  ]);
  return [...comments, ...articles].map(({ id }) => id);
}

async function signIn(address: string, role: string): Promise<string> {
  const first = await fetch(`${address}/api/auth/csrf`);
  const jar = cookiesOf(first);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: jar },
    body: new URLSearchParams({
      csrfToken,
      email: `${role}@hostile.example`,
      password: PASSWORD,
      json: "true",
    }),
  });
  if (answer.status !== 200) throw new Error(`${role} cannot sign in: ${answer.status}`);
  return `${jar}; ${cookiesOf(answer)}`;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

async function send(
  address: string,
  attack: Attack,
  cookie: string,
): Promise<{ status: number; faults: string[] }> {
  const { hostname, port } = new URL(address);
  const cookies = [cookie, attack.headers.cookie].filter(Boolean).join("; ");
  const sent = request({
    ...{ hostname, port, agent, path: attack.path, method: attack.method },
    headers: {
      ...attack.headers,
      ...(cookies && { cookie: cookies }),
      // Without it the body would be read as one more request.
      ...(attack.body !== null && { "content-length": String(Buffer.byteLength(attack.body)) }),
    },
    signal: AbortSignal.timeout(ANSWER_MAX_MS),
  });
  if (attack.body !== null) sent.write(attack.body);
  sent.end();
  try {
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    const body = await readSome(answer);
    return { status: answer.statusCode ?? 0, faults: judge(answer, body) };
  } catch (error) {
    // A server that has refused a body may close while the rest is still being sent.
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const isCut = attack.body !== null && ["ECONNRESET", "EPIPE"].includes(code);
    return { status: 0, faults: isCut ? [] : [`no answer: ${code || error}`] };
  }
}

/** Of a stream without end, its beginning. */
async function readSome(answer: IncomingMessage): Promise<string> {
  let text = "";
  if (/event-stream/.test(answer.headers["content-type"] ?? "")) {
    answer.destroy();
    return text;
  }
  for await (const chunk of answer) {
    if (text.length < BODY_CHARS_MAX) text += String(chunk);
  }
  return text;
}

function judge(answer: IncomingMessage, body: string): string[] {
  const missing = GUARDS.filter((name) => answer.headers[name] === undefined);
  return [
    ...((answer.statusCode ?? 0) >= 500 ? [`answered ${answer.statusCode}: ${body.slice(0, 200)}`] : []),
    ...(missing.length > 0 ? [`lacks ${missing.join(", ")}`] : []),
    ...(answer.headers["cache-control"]?.includes("no-store") ? [] : ["may be kept (cache-control)"]),
    ...(STACK.test(body) ? [`tells a stack: ${STACK.exec(body)?.[0]}`] : []),
  ];
}

type Outcome = {
  sent: number;
  statuses: Map<number, number>;
  faults: Fault[];
  targets: { routes: string[]; words: string[]; actions: string[] };
  isAlive: boolean;
};

function report({ sent, statuses, faults, targets, isAlive }: Outcome): boolean {
  const { routes, words, actions } = targets;
  const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  console.log(
    `${sent} requests over ${routes.length} routes, ${words.length} words, ${actions.length} actions`,
  );
  console.log(`answers ${byStatus.join(", ")} (0: cut off while a refused body was still being sent)`);
  console.log(`${faults.length} faults (bar: 0); afterwards the desk is ${isAlive ? "well" : "down"}`);
  for (const what of new Set(faults.map((fault) => fault.what.slice(0, 60)))) {
    const alike = faults.filter((fault) => fault.what.startsWith(what));
    console.log(`  ${alike.length} x ${what}`);
    for (const { attack, as } of alike.slice(0, 5))
      console.log(`    ${as}: ${JSON.stringify(attack).slice(0, 400)}`);
  }
  return sent >= REQUESTS && faults.length === 0 && isAlive;
}
