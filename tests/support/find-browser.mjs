import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
// Chromium needs Mozilla's NSS, which bare machines lack.
const NSS = ["/usr/lib/x86_64-linux-gnu/libnss3.so", "/usr/lib64/libnss3.so", "/usr/lib/libnss3.so"];

/** What every Chromium is started with: no sandbox, since root has none; no graphics card; nothing over the network. */
export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--in-process-gpu",
  "--disable-background-networking",
];

/**
 * A Chromium to test with: the one KOMAINU_CHROMIUM names, one of this machine, Playwright's own, the one from npm.
 * @returns {Promise<string>} the path of its program
 */
export async function findBrowser() {
  const named = process.env.KOMAINU_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`KOMAINU_CHROMIUM names ${named}, which does not exist`);
    return named;
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE];
  const own = chromium.executablePath();
  return places.find((place) => existsSync(place)) ?? (existsSync(own) ? own : await browserFromNpm());
}

async function browserFromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chromium was found; name one by KOMAINU_CHROMIUM, or run: npx playwright install chromium",
    );
  }
  const hasNss = NSS.some((file) => existsSync(file));
  // The package unpacks its own copy of NSS only where it believes to be on such a bare machine.
  if (!hasNss) process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
  const before = process.env.TMPDIR;
  process.env.TMPDIR = join(
    tmpdir(),
    `komainu-chromium-${process.getuid?.() ?? "user"}${hasNss ? "" : "-nss"}`,
  );
  mkdirSync(process.env.TMPDIR, { recursive: true, mode: 0o700 });
  try {
    // Not imported above: it looks at the environment when it is loaded, and is seldom needed.
    const { default: packed } = await import("@sparticuz/chromium");
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
