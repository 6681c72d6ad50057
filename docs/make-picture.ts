// `npm run picture`: the README's picture, of a desk started for it with nothing but the sample pages. It flags and decides
// a few comments, so not of a desk in use. KOMAINU_ADMIN_EMAIL and KOMAINU_ADMIN_PASSWORD sign in at KOMAINU_URL
// (else http://localhost:3000).
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { BROWSER_ARGUMENTS, findBrowser } from "@/tests/support/find-browser.mjs";

const PICTURE = fileURLToPath(new URL("desk.png", import.meta.url));
const PICTURE_BYTES_MAX = 300 * 1024;
// A busy desk, up to a comment that quotes another one. A word with a capital is a rule to flag under.
const ACTS = ["Personal insult", "j", "r", "j", "Off topic", "j", "a", "j"];

async function flag(page: Page, rule: string): Promise<void> {
  await page.keyboard.press("f");
  await page.getByRole("radio", { name: rule }).click();
  await page.getByRole("button", { name: "Raise flag" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

async function signIn(page: Page): Promise<void> {
  const { KOMAINU_ADMIN_EMAIL: email, KOMAINU_ADMIN_PASSWORD: password } = process.env;
  if (!email || !password) {
    throw new Error("Set KOMAINU_ADMIN_EMAIL and KOMAINU_ADMIN_PASSWORD to an account of the desk");
  }
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/queue**");
}

const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
try {
  const page = await browser.newPage({
    baseURL: process.env.KOMAINU_URL ?? "http://localhost:3000",
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  await signIn(page);
  await page.goto("/queue?status=open&sort=-controversy");
  const reading = page.getByLabel("Reading");
  await reading.getByRole("heading", { name: "Thread" }).waitFor();
  for (const act of ACTS) {
    if (act.length > 1) await flag(page, act);
    else await page.keyboard.press(act);
  }
  await reading.getByRole("heading", { name: "Thread" }).waitFor();
  // The rail counts what the desk has acknowledged.
  await page.getByRole("link", { name: /^Flagged\W*2$/ }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
}

const { size } = statSync(PICTURE);
if (size > PICTURE_BYTES_MAX) throw new Error(`${PICTURE} has ${size} bytes, more than ${PICTURE_BYTES_MAX}`);
