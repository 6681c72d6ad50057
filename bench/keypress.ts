import { randomUUID } from "node:crypto";
import { chromium, type Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/passwords";
import { db } from "@/lib/db/client";
import { serveDesk } from "@/tests/journeys/support/desk-server";
import { BROWSER_ARGUMENTS, findBrowser } from "@/tests/support/find-browser.mjs";

const PRESSES = 200;
const PAUSE_MS = 120;
const BAR_MS = 33;
const PERSON = { email: "keypress@bench.example", password: "as quick as you can 1" };

/** From key press to the next comment on screen, measured in the page. Needs a build (KOMAINU_DIST_DIR or .next). */
export async function benchKeypress(): Promise<boolean> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("DATABASE_URL names no database");
  await addPerson();
  process.env.KOMAINU_DIST_DIR ??= ".next";
  const desk = await serveDesk(databaseUrl);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
  try {
    const page = await browser.newPage({ baseURL: desk.address, viewport: { width: 1440, height: 900 } });
    await signIn(page);
    return await measure(page);
  } finally {
    await browser.close();
    await desk.stop();
  }
}

async function addPerson(): Promise<void> {
  const passwordHash = await hashPassword(PERSON.password);
  await db.moderator.upsert({
    where: { email: PERSON.email },
    create: { id: randomUUID(), email: PERSON.email, name: "Quick", role: "moderator", passwordHash },
    update: { passwordHash },
  });
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(PERSON.email);
  await page.getByLabel("Password").fill(PERSON.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/queue*");
  await page.locator("article[data-comment]").waitFor();
  await page.waitForLoadState("load");
}

// Plain text, for the page: once the comment has changed, the frame after the next one begins when it has been drawn.
const LISTENER = `
  window.marks = [];
  const shown = () => document.querySelector("article[data-comment]")?.getAttribute("data-comment");
  document.addEventListener("keydown", (event) => {
    const before = shown();
    const look = () => {
      if (shown() === before) requestAnimationFrame(look);
      else requestAnimationFrame(() => window.marks.push(performance.now() - event.timeStamp));
    };
    requestAnimationFrame(look);
  }, { capture: true });`;

async function measure(page: Page): Promise<boolean> {
  await page.evaluate(LISTENER);
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press(press % 10 === 9 ? "k" : "j");
    await page.waitForTimeout(PAUSE_MS);
  }
  const times = await page.evaluate<number[]>("window.marks");
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.POSITIVE_INFINITY;
  const median = at(0.5);
  console.log(
    `key press to the next comment: median ${median.toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, worst ${at(1).toFixed(1)} ms, ${sorted.length} of ${PRESSES} presses (bar: ${BAR_MS} ms)`,
  );
  return sorted.length === PRESSES && median <= BAR_MS;
}
