const TEST = "\\.test\\.tsx?$";
/** What app and components may use of a feature beside its five files, each with its reason. */
const MORE_DOORS = [
  // A read that streams, and the name it is saved under.
  "^lib/comments/export(-name)?\\.ts$",
  // The audit log as a file, which is a stream.
  "^lib/audit/export\\.ts$",
  // What an import reports and how it is put into words: also drawn in the browser.
  "^lib/imports/(view|sentence)\\.ts$",
  // What is written on passages, as it is also drawn in the browser; and its files, which are streams.
  "^lib/annotations/(view|export|receive-file)\\.ts$",
  // What somebody did, as it is also drawn in the browser.
  "^lib/activity/view\\.ts$",
  // An upload is a stream with a limit, which no server action can take; a report is a read that streams.
  "^lib/imports/(receive-upload|upload-limit|export)\\.ts$",
  // Figures as the rail shows them, fetched again by the browser.
  "^lib/stats/rail-figures\\.ts$",
  // A stream of live events, which no page could wait for.
  "^lib/stats/event-stream\\.ts$",
  // Asked before anybody signed in.
  "^lib/health/check\\.ts$",
];
const SERVER_FILES = "^lib/[^/]+/(data|mutations)\\.ts$";

/**
 * Who may import whom (docs and ARCHITECTURE say why). Each comment is the message: it says where the code belongs.
 * tests/boundaries.test.ts breaks every rule once.
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "domain-is-pure",
      comment:
        "lib/domain takes values and returns values: it imports only lib/domain and lib/errors.ts. Pass the value in (a time, an id, a row), or move the code to lib/<feature>/data.ts or mutations.ts.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TEST },
      to: { pathNot: ["^lib/domain/", "^lib/errors\\.ts$", "^crypto$"] },
    },
    {
      name: "formats-are-pure",
      comment:
        "lib/formats turns bytes into parsed articles: it imports only lib/formats, lib/domain, lib/errors.ts and packages that parse. What stores or reads belongs in lib/imports.",
      severity: "error",
      from: { path: "^lib/formats/", pathNot: TEST },
      to: {
        pathNot: [
          "^lib/(formats|domain)/",
          "^lib/errors\\.ts$",
          "^buffer$",
          "^node_modules/(zod|parse5|linkedom|saxes|@mozilla/readability|@streamparser/json)/",
        ],
      },
    },
    {
      name: "query-and-schema-run-anywhere",
      comment:
        "query.ts and schema.ts also run in the browser: no database, no session, no Node module. Put the read into data.ts, the write into mutations.ts.",
      severity: "error",
      from: { path: "^lib/[^/]+/(query|schema)\\.ts$" },
      to: {
        path: [
          "^lib/[^/]+/(data|mutations|actions|export|where)\\.ts$",
          "^lib/(db|auth|cli)/",
          "node_modules/(server-only|pg|next)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "query-and-schema-need-no-node",
      comment:
        "query.ts and schema.ts also run in the browser, which has no Node module. Put the code into data.ts or mutations.ts.",
      severity: "error",
      from: { path: "^lib/[^/]+/(query|schema)\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-the-data-layer-uses-the-database",
      comment:
        "Only the server files of a feature (data.ts, mutations.ts and the SQL files beside them), lib/auth and lib/cli reach lib/db. Call a function of data.ts or mutations.ts, which asks for an actor.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [
          "^lib/(db|auth|cli)/",
          "^lib/(?!domain/|formats/)[^/]+/(?!query|schema|actions)[^/]+\\.ts$",
        ],
      },
      to: { path: "^lib/db/" },
    },
    {
      name: "only-lib-db-opens-connections",
      comment:
        "The one client lives in lib/db/client.ts, so that connections are counted in one place: import { db, pool } from it.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/(db|cli)/", TEST] },
      to: { path: "node_modules/(pg|@prisma/adapter-pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-read-through-props",
      comment:
        "A component receives what it shows: it takes types from data.ts, never a read or a write. Read in the page (app/…/page.tsx), write through an action of lib/<feature>/actions.ts.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { path: SERVER_FILES, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-are-no-server",
      comment:
        "A component runs in the browser: no session, command line, parser or connection in it. Do it in app/ or in an action, and pass the result in.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: {
        path: ["^lib/(auth|db|cli|formats)/", "node_modules/(server-only|pg|pino)/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ui-knows-no-domain-word",
      comment:
        "components/ui and components/data-table serve any product: they import only each other and lib/format.ts. What knows comments or articles belongs in components/<feature>.",
      severity: "error",
      from: { path: "^components/(ui|data-table)/", pathNot: TEST },
      to: {
        path: "^(lib|components|app|prisma)/",
        pathNot: ["^components/(ui|data-table)/", "^lib/format\\.ts$"],
      },
    },
    {
      name: "a-feature-has-five-doors",
      comment:
        "app and components reach a feature through query.ts, schema.ts, data.ts, mutations.ts and actions.ts; its other files are its own. Export what is needed from one of the five, or give the new door its reason in .dependency-cruiser.mjs.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: {
        path: "^lib/(?!domain/|formats/|auth/|db/|cli/|outbox/)[^/]+/",
        pathNot: ["/(query|schema|data|mutations|actions)\\.ts$", ...MORE_DOORS],
      },
    },
    {
      name: "only-app-imports-app",
      comment: "app/ is routes only. What another folder needs of it belongs in components/ or lib/.",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-draws-nothing",
      comment: "lib/ knows no component. Return a value, and draw it in components/.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^components/" },
    },
    {
      name: "product-needs-no-test",
      comment: "What ships imports nothing from tests/ or bench/. Move what both need to lib/.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/", pathNot: TEST },
      to: { path: "^(tests|bench)/" },
    },
    {
      name: "no-cycles",
      comment:
        "Two files that need each other are one idea, or hide a third: move what both need to a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "imports-resolve",
      comment: "The imported file or package does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    exclude: { path: ["^\\.next", "^lib/db/generated/(?!client\\.ts)"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
