#!/usr/bin/env node
// Stands in for Prisma's schema engine, a native program that npm does not carry, so that `prisma migrate` works
// wherever `npm ci` does. It speaks the same JSON-RPC on stdin and stdout; the WebAssembly build of the engine answers.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { adapterFactory } from "./schema-engine/adapter.mjs";
import { checkConnection, createDatabase } from "./schema-engine/postgres.mjs";
import { loadEngine } from "./schema-engine/wasm.mjs";

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { datamodels: { type: "string", multiple: true }, datasource: { type: "string" } },
});
const { url } = values.datasource ? JSON.parse(values.datasource) : {};

if (process.argv.includes("--version")) {
  const { version } = await loadEngine();
  process.stdout.write(`schema-engine-cli ${version()}\n`);
} else if (positionals[0] === "cli") {
  process.exitCode = await runCommand(positionals[1]);
} else {
  serve();
}

/** The two questions that Prisma asks by command line: can the database be reached, and make it. */
async function runCommand(command) {
  // Prisma skips the first line.
  log("INFO", "Starting schema engine CLI");
  try {
    if (command === "can-connect-to-database") await checkConnection(url);
    else if (command === "create-database") await createDatabase(url);
    return 0;
  } catch (error) {
    log("ERROR", error.message, { error_code: error.error_code ?? "P1001", is_panic: false });
    return 1;
  }
}

/** Prisma takes only lines of this target for the engine's. */
function log(level, message, fields = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target: "schema_engine::logger",
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Answers one request a line, in order, until stdin ends. */
function serve() {
  let answered = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    // A line without a method is Prisma's answer to what we printed.
    if (request.method) answered = answered.then(() => answer(request));
  });
  lines.on("close", () => answered.finally(() => process.exit()));
}

async function answer({ id, method, params }) {
  try {
    const result = (await perform(method, params)) ?? {};
    // The native engine prints a diff by calling back; this one returns it.
    if (method === "diff" && result.stdout != null) {
      send({ id: -id, method: "print", params: { content: result.stdout } });
    }
    send({ id, result });
  } catch (error) {
    const data = { is_panic: false, ...(await explain(error)) };
    send({
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    });
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

async function perform(method, params) {
  // The WebAssembly build leaves these two to the native engine.
  if (method === "createDatabase") return { databaseName: await createDatabase(url) };
  if (method === "ensureConnectionValidity") return checkConnection(url);
  const { engine } = await openEngine();
  if (typeof engine[method] !== "function") throw new Error(`The stand-in schema engine has no ${method}.`);
  return engine[method](params);
}

let opened;

function openEngine() {
  opened ??= (async () => {
    const { SchemaEngine } = await loadEngine();
    const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url));
    const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, "utf8")]);
    return {
      engine: await SchemaEngine.new({ datamodels }, () => {}, factory),
      errors: factory.errorRegistry,
    };
  })();
  return opened;
}

/** What the engine or the driver said, as Prisma prints it. */
async function explain(error) {
  const driverError = /Driver error:.*registry ID.*?(\d+)/i.exec(error.message ?? "");
  if (driverError) {
    const { errors } = await openEngine();
    const kept = errors.consumeError(Number(driverError[1]));
    if (kept) return { message: kept.error.message };
  }
  try {
    const { message, error_code } = JSON.parse(error.message);
    return { message, error_code };
  } catch {
    return { message: error.message ?? String(error), error_code: error.error_code ?? error.code };
  }
}
