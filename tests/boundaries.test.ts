import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import configuration from "../.dependency-cruiser.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** One tree that breaks every rule once: the file that breaks it, and how. */
const BREACHES: Record<string, { file: string; text: string }> = {
  "domain-is-pure": {
    file: "lib/domain/threads.ts",
    text: 'import { log } from "@/lib/log"; export const threads = log;',
  },
  "formats-are-pure": {
    file: "lib/formats/page-text.ts",
    text: 'import { log } from "@/lib/log"; export const page = log;',
  },
  "query-and-schema-run-anywhere": {
    file: "lib/flags/query.ts",
    text: 'import { read } from "@/lib/comments/data"; export const query = read;',
  },
  "query-and-schema-need-no-node": {
    file: "lib/flags/schema.ts",
    text: 'import { randomUUID } from "node:crypto"; export const schema = randomUUID;',
  },
  "only-the-data-layer-uses-the-database": {
    file: "app/articles/page.tsx",
    text: 'import { db } from "@/lib/db/client"; export const page = db;',
  },
  "only-lib-db-opens-connections": {
    file: "lib/flags/data.ts",
    text: 'import pg from "pg"; export const client = pg;',
  },
  "components-read-through-props": {
    file: "components/queue/table.tsx",
    text: 'import { read } from "@/lib/comments/data"; export const table = read;',
  },
  "components-are-no-server": {
    file: "components/shell/rail.tsx",
    text: 'import { gate } from "@/lib/auth/session"; export const rail = gate;',
  },
  "ui-knows-no-domain-word": {
    file: "components/ui/chip.tsx",
    text: 'import { decide } from "@/lib/domain/decide"; export const chip = decide;',
  },
  "a-feature-has-five-doors": {
    file: "app/rules/page.tsx",
    text: 'import { rows } from "@/lib/comments/rows"; export const page = rows;',
  },
  "only-app-imports-app": {
    file: "components/imports/drop.tsx",
    text: 'import { page } from "@/app/queue/page"; export const drop = page;',
  },
  "lib-draws-nothing": {
    file: "lib/flags/actions.ts",
    text: 'import { row } from "@/components/queue/row"; export const act = row;',
  },
  "product-needs-no-test": {
    file: "lib/flags/mutations.ts",
    text: 'import { made } from "@/tests/support/factories"; export const write = made;',
  },
  "no-cycles": {
    file: "lib/domain/votes.ts",
    text: 'import { a } from "./votes"; export const a = () => a;',
  },
  "imports-resolve": {
    file: "lib/articles/data.ts",
    text: 'import { gone } from "./gone"; export const read = gone;',
  },
};

/** The same tree's honest part: a feature built as the architecture says. */
const HONEST: Record<string, string> = {
  "app/queue/page.tsx":
    'import { row } from "@/components/queue/row"; import { read } from "@/lib/comments/data"; export const page = [row, read];',
  "components/queue/row.tsx":
    'import type { Row } from "@/lib/comments/data"; import { act } from "@/lib/comments/actions"; export const row = (r: Row) => act(r);',
  "lib/auth/session.ts": 'import { db } from "@/lib/db/client"; export const gate = db;',
  "lib/comments/actions.ts":
    'import { write } from "./mutations"; export const act = (r: number) => write + r;',
  "lib/comments/data.ts":
    'import { db } from "@/lib/db/client"; export type Row = typeof db; export const read = db;',
  "lib/comments/mutations.ts": 'import { db } from "@/lib/db/client"; export const write = db;',
  "lib/comments/rows.ts": "export const rows = 1;",
  "lib/db/client.ts": 'import pg from "pg"; export const db = pg.escapeLiteral.length;',
  "lib/domain/decide.ts": 'import { AppError } from "@/lib/errors"; export const decide = AppError;',
  "lib/errors.ts": "export const AppError = 1;",
  "lib/log.ts": "export const log = 1;",
  "tests/support/factories.ts": 'import { db } from "@/lib/db/client"; export const made = db;',
};

type Report = { summary: { violations: { from: string; rule: { name: string } }[] } };

function cruise(tree: Record<string, string>): Report["summary"]["violations"] {
  const folder = mkdtempSync(join(tmpdir(), "komainu-boundaries-"));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "tsconfig.json"), '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
    const command = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const config = ["--config", join(ROOT, ".dependency-cruiser.mjs"), "--output-type", "json"];
    const output = execFileSync(process.execPath, [command, ...config, "app", "components", "lib", "tests"], {
      cwd: folder,
      encoding: "utf8",
    });
    const report: Report = JSON.parse(output);
    return report.summary.violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("each boundary rule finds the one file that breaks it, and nothing else", () => {
  const breaches = Object.values(BREACHES).map(({ file, text }) => [file, text]);
  const found = cruise({ ...HONEST, ...Object.fromEntries(breaches) });
  const expected = Object.entries(BREACHES).map(([rule, { file }]) => `${rule}: ${file}`);
  expect(found.map(({ rule, from }) => `${rule.name}: ${from}`).toSorted()).toEqual(expected.toSorted());
});

test("no boundary rule goes unproven", () => {
  expect(Object.keys(BREACHES)).toEqual(configuration.forbidden?.map((rule) => rule.name));
});
