import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { annotationQueryParsers, loadAnnotationQuery } from "@/lib/annotations/query";
import { systemActor } from "@/lib/auth/system-actor";
import { AppError } from "@/lib/errors";
import { print } from "./print";
import { withDatabase } from "./with-database";
import { writeWhole } from "./write-whole";

type ExportOptions = { out: string; format: "csv" | "jsonld"; query: string };

/** `komainu annotations export|import` */
export function addAnnotationsCommand(program: Command): void {
  const annotations = program.command("annotations").description("annotations of passages as files");
  annotations
    .command("export")
    .description("write annotations as CSV or as Web Annotations in JSON-LD (W3C)")
    .requiredOption("--out <file>", "where to; - is standard output")
    .option("--format <format>", "csv or jsonld", readFormat, "jsonld")
    .option("--query <words>", "which, as in the address of the desk's list: tag=fares&state=open", "")
    .action(runExport);
  annotations
    .command("import")
    .description("bring in Web Annotations in JSON-LD, each once however often it comes")
    .argument("<file>", "a page, a collection, a list or one annotation; - is standard input")
    .requiredOption("--as <e-mail>", "in whose name what others wrote elsewhere is taken over")
    .action(runImport);
}

function readFormat(given: string): "csv" | "jsonld" {
  if (given === "csv" || given === "jsonld") return given;
  throw new AppError("invalid", `--format: "${given}" is none; use csv or jsonld`);
}

async function runExport({ out, format, query: words }: ExportOptions): Promise<void> {
  const given = new URLSearchParams(words);
  for (const name of given.keys()) {
    if (name in annotationQueryParsers) continue;
    const known = Object.keys(annotationQueryParsers).join(", ");
    throw new AppError("invalid", `--query: "${name}" is no word of the list; use ${known}`);
  }
  await withDatabase(async () => {
    const { exportAnnotations } = await import("@/lib/annotations/export");
    const chunks = exportAnnotations(systemActor(), loadAnnotationQuery(given), format);
    if (out === "-") await pipeline(chunks, process.stdout, { end: false });
    else await writeWhole(out, chunks);
  });
}

async function runImport(file: string, { as: email }: { as: string }): Promise<void> {
  await withDatabase(async () => {
    const { importAnnotations, importSentence } = await import("@/lib/annotations/receive-file");
    const { db } = await import("@/lib/db/client");
    const person = await db.moderator.findUnique({ where: { email }, select: { id: true } });
    if (!person) throw new AppError("not_found", `--as: nobody here has the e-mail ${email}`);
    const bytes = file === "-" ? process.stdin : createReadStream(file);
    await print(importSentence(await importAnnotations(systemActor(), bytes, person.id)));
  });
}
