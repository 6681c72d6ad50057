import { defineConfig } from "@playwright/test";
import { BROWSER_ARGUMENTS, findBrowser } from "./tests/support/find-browser.mjs";

// Looked for once: Playwright's workers read this file too, and inherit the answer.
process.env.KOMAINU_CHROMIUM = await findBrowser();

export default defineConfig({
  testDir: "tests/journeys",
  outputDir: "test-results/journeys",
  globalSetup: "./tests/journeys/support/prepare-desk.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  use: {
    // Nobody waits for a dialog to fade.
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.KOMAINU_CHROMIUM,
      // A page lives for seconds: optimising its code costs a tenth of all journeys and pays nothing back.
      args: [...BROWSER_ARGUMENTS, "--js-flags=--no-turbofan --no-maglev"],
    },
    screenshot: "only-on-failure",
    // Recording doubles the time of every journey; ask for it where one fails: --trace=retain-on-failure.
    trace: "off",
  },
});
