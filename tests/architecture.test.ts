import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as architecture from "./support/architecture";
import { readTree } from "./support/source-tree";

const project = readTree(fileURLToPath(new URL("..", import.meta.url)));

/** For each rule a tree that breaks it, and how the rule puts it. */
const BREACHES: Record<keyof typeof architecture, { file: string; text: string; complaint: RegExp }[]> = {
  topLevelIsKnown: [{ file: "src/queue.ts", text: "", complaint: /^src is new at the top level/ }],
  topLevelIsWhole: [
    {
      file: "public/robots.txt",
      text: "",
      complaint: /^missing at the top level, where it was asked for: app, components, lib, prisma, next/,
    },
  ],
  serverFilesSayWhereTheyRun: [
    {
      file: "lib/flags/data.ts",
      text: "export const a = 1;",
      complaint: /must begin with import "server-only"/,
    },
    {
      file: "lib/flags/actions.ts",
      text: 'import "server-only";',
      complaint: /must begin with "use server"/,
    },
  ],
  permissionComesFirst: [
    {
      file: "lib/flags/data.ts",
      text: "export async function listFlags(id: string) {}",
      complaint: /listFlags must take `actor: Actor` first/,
    },
    {
      file: "lib/flags/mutations.ts",
      text: "export async function raiseFlag(actor: Actor) { await read(); assertCan(actor, 'comment:flag'); }",
      complaint: /the first line of raiseFlag must be `assertCan/,
    },
    {
      file: "lib/flags/mutations.ts",
      text: "export const raiseFlag = async (actor: Actor) => assertCan(actor, 'comment:flag');",
      complaint: /raiseFlag must be a function declaration/,
    },
  ],
  fewMakeActors: [
    { file: "app/queue/page.tsx", text: "const actor = brandActor({});", complaint: /makes an Actor/ },
  ],
  sqlComesFromTemplates: [
    { file: "lib/flags/where.ts", text: "Prisma.raw(name)", complaint: /builds SQL from text/ },
    { file: "lib/flags/data.ts", text: "db.$queryRawUnsafe(sql)", complaint: /builds SQL from text/ },
  ],
  routesAreThin: [
    { file: "app/queue/page.tsx", text: "\n".repeat(60).concat("end"), complaint: /has 61 lines/ },
    {
      file: "lib/flags/actions.ts",
      text: `export async function raiseFlagAction() {${"\n".repeat(16)}}`,
      complaint: /raiseFlagAction is longer than 15 lines/,
    },
  ],
  namesNoMachine: [
    {
      file: "docs/setup.md",
      text: `see https://${["registry", "npmjs"].join(".")}.org`,
      complaint: /one network only/,
    },
  ],
};

test.each(Object.entries(architecture))("the project keeps the rule %s", (_, rule) => {
  expect(rule(project)).toEqual([]);
});

test.each(Object.entries(architecture))("a breach of %s is found", (name, rule) => {
  const breaches = Object.entries(BREACHES).find(([broken]) => broken === name)?.[1] ?? [];
  expect(breaches.length).toBeGreaterThan(0);
  for (const { file, text, complaint } of breaches) {
    expect(rule(new Map([[file, text]]))).toEqual([expect.stringMatching(complaint)]);
  }
});

test("the rules look at the whole project", () => {
  expect([...project.keys()]).toEqual(
    expect.arrayContaining(["lib/comments/data.ts", "tests/architecture.test.ts"]),
  );
  expect([...project.keys()].filter((path) => path.includes("node_modules/"))).toEqual([]);
});
