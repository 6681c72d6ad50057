import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/passwords";
import { db } from "@/lib/db/client";
import { startServer } from "@/lib/db/embedded-server.mjs";
import { serveDesk } from "@/tests/journeys/support/desk-server";
import { BROWSER_ARGUMENTS, findBrowser } from "@/tests/support/find-browser.mjs";
import { Random } from "./fuzz/random";
import { type Decided, judgePresses } from "./presses/judge";
import { type HeardPress, RECORDER } from "./presses/recorder";

const PRESSES = 300;
const PAUSE_MS = { least: 80, most: 120 };
const AWAY_MS = 3000;
const SETTLE_MS = 90_000;
const KEYS = ["j", "j", "j", "j", "k", "a", "a", "r", "r", "e"] as const;
const PERSON = { email: "presses@bench.example", password: "one by one and quickly 1" };

type Run = { page: Page; random: Random; pressed: number };

/** What is pressed besides, by the number of the press. */
const PRESSED: Record<number, (run: Run) => Promise<void>> = {
  20: (run) => hold(run, "r"),
  45: (run) => search(run, "word20"),
  165: (run) => search(run, "word7"),
  215: (run) => hold(run, "a"),
};

/** What happens to the desk while the keys go on, by the number of the press. */
const BESIDE: Record<number, (page: Page) => Promise<unknown>> = {
  85: (page) => page.getByRole("columnheader", { name: "Net" }).getByRole("button").click(),
  120: (page) => page.reload(),
  190: () => killDatabase(),
  240: (page) => page.getByRole("columnheader", { name: "Net" }).getByRole("button").click(),
  265: (page) => page.reload(),
};

/** 300 presses at a moderator's pace while the page is loaded anew, searched, sorted, and its database dies. */
export async function benchPresses(seed: number): Promise<boolean> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("DATABASE_URL names no database");
  const moderatorId = await addPerson();
  process.env.KOMAINU_DIST_DIR ??= ".next";
  const desk = await serveDesk(databaseUrl);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
  try {
    const page = await browser.newPage({ baseURL: desk.address, viewport: { width: 1440, height: 900 } });
    await signIn(page);
    const heard = await pressAll(page, new Random(seed));
    await untilSent(page);
    const decided = await db.decision.findMany({
      where: { moderatorId },
      select: { commentId: true, toStatus: true },
    });
    return report(seed, heard, decided);
  } finally {
    await browser.close();
    await desk.stop();
  }
}

async function addPerson(): Promise<string> {
  const passwordHash = await hashPassword(PERSON.password);
  const id = randomUUID();
  const email = `${id}@${PERSON.email.split("@")[1]}`;
  PERSON.email = email;
  await db.moderator.create({ data: { id, email, name: "Quick", role: "moderator", passwordHash } });
  return id;
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(PERSON.email);
  await page.getByLabel("Password").fill(PERSON.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/queue*");
  await page.locator("article[data-comment]").waitFor();
  await page.waitForLoadState("networkidle");
}

async function pressAll(page: Page, random: Random): Promise<HeardPress[]> {
  const heard: HeardPress[] = [];
  await page.exposeBinding("recordPress", (_, one: HeardPress) => void heard.push(one));
  await page.addInitScript(RECORDER);
  await page.evaluate(RECORDER);
  const run: Run = { page, random, pressed: 0 };
  const beside: Promise<unknown>[] = [];
  for (let last = -1; run.pressed < PRESSES; ) {
    const due = (at: string) => Number(at) > last && Number(at) <= run.pressed;
    for (const [at, happen] of Object.entries(BESIDE).filter(([at]) => due(at)))
      beside.push(happen(page).catch((error) => console.log(`  at ${at}: ${String(error).split("\n")[0]}`)));
    const keys = Object.entries(PRESSED).find(([at]) => due(at))?.[1];
    last = run.pressed;
    await (keys ? keys(run) : press(run, random.from(KEYS)));
  }
  await Promise.all(beside);
  return heard;
}

async function press(run: Run, key: string): Promise<void> {
  run.pressed += 1;
  await run.page.keyboard.press(key);
  await sleep(PAUSE_MS.least + run.random.below(PAUSE_MS.most - PAUSE_MS.least));
}

async function search(run: Run, words: string): Promise<void> {
  await press(run, "/");
  for (const key of words) await press(run, key);
  await press(run, "Enter");
}

/** A key that is held down: the first press counts, what the keyboard repeats must not. */
async function hold({ page }: Run, key: string): Promise<void> {
  for (let repeats = 0; repeats < 8; repeats += 1) {
    await page.keyboard.down(key);
    await sleep(33);
  }
  await page.keyboard.up(key);
  await sleep(PAUSE_MS.most);
}

/** kill -9 of the embedded server, which is started again a while later. */
async function killDatabase(): Promise<void> {
  const home = process.env.KOMAINU_BENCH_HOME;
  if (!home) return console.log("  the database is not ours to kill");
  const { dataFolder } = await startServer(home);
  process.kill(Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  await sleep(AWAY_MS);
  await startServer(home);
}

async function untilSent(page: Page): Promise<void> {
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.includes("outbox")), null, {
    timeout: SETTLE_MS,
  });
}

function report(seed: number, heard: readonly HeardPress[], decided: readonly Decided[]): boolean {
  const result = judgePresses(heard, decided);
  console.log(`seed ${seed}: ${PRESSES} presses and two held keys; the page heard ${heard.length}`);
  for (const [word, count] of Object.entries(result.counts)) console.log(`  ${word.padEnd(34)}${count}`);
  for (const [why, count] of result.reasons) console.log(`    ignored: ${why}: ${count}`);
  for (const press of result.lost) console.log(`    lost or refused: ${JSON.stringify(press)}`);
  return result.isGood;
}
