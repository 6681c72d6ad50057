/**
 * One check: a program of node_modules, run as a user would run it.
 * @typedef {{
 *   name: string,
 *   commands: string[][],
 *   report: "exit" | "vitest" | "playwright",
 *   needsServer?: boolean,
 * }} Check
 */

const BIN = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "node_modules/knip/bin/knip.js",
  next: "node_modules/next/dist/bin/next",
  playwright: "node_modules/@playwright/test/cli.js",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
};

const vitest = (project, workers = 1) => [
  BIN.vitest,
  "run",
  ...["--project", project, `--maxWorkers=${workers}`],
  ...["--reporter=default", "--reporter=json", `--outputFile.json=test-results/${project}.json`],
];

/**
 * Checks of one stage run side by side, the longest first; a stage begins when the one before has ended.
 * @type {Check[][]}
 */
export const STAGES = [
  [
    {
      name: "types",
      report: "exit",
      commands: [
        [BIN.next, "typegen"],
        [BIN.tsc, "--noEmit", "-p", "tests/tsconfig.json"],
      ],
    },
    { name: "unit", report: "vitest", commands: [vitest("unit")] },
    {
      name: "boundaries",
      report: "exit",
      commands: [
        [
          BIN.depcruise,
          ...["--config", ".dependency-cruiser.mjs", "--output-type", "err-long"],
          ...["app", "components", "lib", "prisma", "tests", "bench"],
        ],
      ],
    },
    { name: "dead-code", report: "exit", commands: [[BIN.knip, "--no-progress"]] },
    {
      name: "lint",
      report: "exit",
      commands: [[BIN.biome, "ci", "--colors=off", "--max-diagnostics=50", "."]],
    },
  ],
  [
    { name: "build", report: "exit", commands: [[BIN.next, "build"]] },
    { name: "db", report: "vitest", needsServer: true, commands: [vitest("db", 2)] },
  ],
  [{ name: "journeys", report: "playwright", needsServer: true, commands: [[BIN.playwright, "test"]] }],
];
