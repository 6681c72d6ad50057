import ts from "typescript";
import type { SourceTree } from "./source-tree";

/** What a rule holds against the tree: one sentence for each place, with what to do. */
export type Rule = (tree: SourceTree) => string[];

// The folders and files that the product was asked to have.
const ASKED_FOR = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "next.config.js",
  "package.json",
  "tsconfig.json",
];

const TOP_LEVEL = [
  ...ASKED_FOR,
  // What has to stand beside them.
  ...["README.md", "LICENSE", "docs", "tests", "bench", ".ci"],
  // Settings of tools that look only here.
  ...[".gitignore", ".npmrc", "package-lock.json", "prisma.config.ts", "postcss.config.mjs"],
  ...["biome.json", "knip.jsonc", ".dependency-cruiser.mjs", "vitest.config.ts", "playwright.config.ts"],
];

export const topLevelIsKnown: Rule = (tree) =>
  [...new Set([...tree.keys()].map((path) => path.split("/")[0] ?? path))]
    .filter((name) => !TOP_LEVEL.includes(name))
    .map((name) => `${name} is new at the top level; code belongs in app, components or lib, prose in docs`);

export const topLevelIsWhole: Rule = (tree) => {
  const missing = ASKED_FOR.filter(
    (name) => ![...tree.keys()].some((path) => path === name || path.startsWith(`${name}/`)),
  );
  return missing.length > 0
    ? [`missing at the top level, where it was asked for: ${missing.join(", ")}`]
    : [];
};

export const serverFilesSayWhereTheyRun: Rule = (tree) =>
  [...tree]
    .filter(([path]) => /^lib\/[^/]+\/(data|mutations|actions)\.ts$/.test(path))
    .flatMap(([path, text]) => {
      const marker = path.endsWith("/actions.ts") ? '"use server";' : 'import "server-only";';
      return text.startsWith(marker) ? [] : [`${path} must begin with ${marker}`];
    });

/** Permission is an argument: the proof comes first, and is looked at before anything else is. */
export const permissionComesFirst: Rule = (tree) =>
  [...tree]
    .filter(([path]) => /^lib\/[^/]+\/(data|mutations|export)\.ts$/.test(path))
    .flatMap(([path, text]) =>
      exportedFunctions(path, text).flatMap((found) => permissionComplaints(path, found)),
    );

function permissionComplaints(path: string, { name, node }: ExportedFunction): string[] {
  if (!node)
    return [`${path}: ${name} must be a function declaration, so that its first line can be checked`];
  const [first] = node.parameters;
  if (first?.name.getText() !== "actor" || first.type?.getText() !== "Actor") {
    return [`${path}: ${name} must take \`actor: Actor\` first`];
  }
  const firstLine = node.body?.statements[0]?.getText() ?? "";
  return firstLine.startsWith("assertCan(actor, ")
    ? []
    : [`${path}: the first line of ${name} must be \`assertCan(actor, …)\``];
}

type ExportedFunction = { name: string; node: ts.FunctionDeclaration | null };

function exportedFunctions(path: string, text: string): ExportedFunction[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).flatMap((statement): ExportedFunction[] => {
    if (ts.isFunctionDeclaration(statement))
      return [{ name: statement.name?.text ?? "default", node: statement }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .filter(
        ({ initializer }) =>
          initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
      )
      .map((declaration) => ({ name: declaration.name.getText(), node: null }));
  });
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

const ACTOR_MAKERS = ["actor", "session", "standing-actor", "system-actor"].map(
  (name) => `lib/auth/${name}.ts`,
);

export const fewMakeActors: Rule = (tree) =>
  [...tree]
    .filter(([path, text]) => /^(app|components|lib|bench)\//.test(path) && /\bbrandActor\b/.test(text))
    .filter(([path]) => !ACTOR_MAKERS.includes(path) && !/\.test\.ts$/.test(path))
    .map(([path]) => `${path} makes an Actor; take one as an argument, or call requireActor()`);

export const sqlComesFromTemplates: Rule = (tree) =>
  [...tree]
    .filter(([path]) => /^(app|components|lib)\/.*\.tsx?$/.test(path))
    .filter(([, text]) => /\$(query|execute)RawUnsafe\b|\bPrisma\.raw\b/.test(text))
    .map(([path]) => `${path} builds SQL from text; use Prisma.sql, and a fixed map for names`);

const PAGE_LINES_MAX = 60;
const ACTION_LINES_MAX = 15;

export const routesAreThin: Rule = (tree) =>
  [...tree].flatMap(([path, text]) => {
    if (/^app\/.*\/page\.tsx$/.test(path) && lineCount(text) > PAGE_LINES_MAX) {
      return [
        `${path} has ${lineCount(text)} lines, more than ${PAGE_LINES_MAX}; move what it draws to components/`,
      ];
    }
    if (!/^lib\/[^/]+\/actions\.ts$/.test(path)) return [];
    return exportedFunctions(path, text)
      .filter(({ node }) => node && lineCount(node.getText()) > ACTION_LINES_MAX)
      .map(
        ({ name }) =>
          `${path}: ${name} is longer than ${ACTION_LINES_MAX} lines; what it does belongs in mutations.ts`,
      );
  });

function lineCount(text: string): number {
  return text.trimEnd().split("\n").length;
}

// Written in pieces, so that this file does not name them itself.
const HOSTS = [
  ["registry", "npmjs"],
  ["deb", "debian", "org"],
  ["registry", "yarnpkg"],
].map((parts) => parts.join("."));
const MACHINE_PATHS = [
  ["work", "main"],
  ["work", "shared"],
  ["work", "steering"],
  ["farm", "in"],
].map((parts) => `/${parts.join("/")}`);

export const namesNoMachine: Rule = (tree) =>
  [...tree].flatMap(([path, text]) =>
    [...HOSTS, ...MACHINE_PATHS]
      .filter((name) => text.includes(name))
      .map((name) => `${path} names ${name}, which exists on one machine or in one network only`),
  );
