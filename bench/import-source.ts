import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openDocument } from "@/lib/formats/open-document";
import { importFile } from "./import-process";
import { generateExport, type SourceName } from "./import-sources";
import { dropScratch, onDatabase, scratchDatabase, sideName } from "./scratch-database";

const RATE_RATIO_MAX = 2;
const GROWTH_MEGABYTES_MAX = 100;

type Task = {
  url: string;
  folder: string;
  source: SourceName;
  bytes: number;
  writeRecords(file: string, count: number): Promise<string>;
};

/** Imports a generated export of `bytes`, and one of a tenth beside the same number of comments as NDJSON. */
export async function benchSource({ url, folder, source, bytes, writeRecords }: Task): Promise<boolean> {
  const tenth = await writeExport(join(folder, "tenth.xml"), source, bytes / 10);
  const whole = await writeExport(join(folder, "whole.xml"), source, bytes);
  const records = await writeRecords(join(folder, "tenth.ndjson"), tenth.comments);
  const parsed = await parseRate(tenth.file, tenth.comments);
  const parsedRecords = await parseRate(records, tenth.comments);
  const side = await importRate(url, tenth);
  const plain = await importRate(url, { file: records, comments: tenth.comments });
  const large = await importRate(url, whole);
  const ratio = plain.rate / side.rate;
  const growth = large.peakMegabytes - side.peakMegabytes;
  console.log(
    `${source.padEnd(11)} ${large.rate.toFixed(0)} comments a second of ${whole.comments.toLocaleString("en")} (${bytes / 1e6} MB)`,
  );
  console.log(
    `            ${side.rate.toFixed(0)} of ${tenth.comments.toLocaleString("en")}; the same number as NDJSON ${plain.rate.toFixed(0)}: ${ratio.toFixed(2)} times (at most ${RATE_RATIO_MAX})`,
  );
  console.log(`            read alone: ${parsed.toFixed(0)} a second; as NDJSON ${parsedRecords.toFixed(0)}`);
  console.log(
    `memory      ${side.peakMegabytes.toFixed(0)} MB at most, ${large.peakMegabytes.toFixed(0)} MB with ten times as much: +${growth.toFixed(0)} MB (at most ${GROWTH_MEGABYTES_MAX})`,
  );
  return ratio <= RATE_RATIO_MAX && growth <= GROWTH_MEGABYTES_MAX;
}

type Export = { file: string; comments: number };

async function writeExport(file: string, source: SourceName, bytes: number): Promise<Export> {
  const { pieces, comments } = generateExport(source, bytes);
  await pipeline(Readable.from(pieces), createWriteStream(file));
  return { file, comments: comments() };
}

/** Comments a second of the reader alone. */
async function parseRate(file: string, wanted: number): Promise<number> {
  const started = performance.now();
  const { parts } = await openDocument({ fileName: file, bytes: createReadStream(file) });
  let found = 0;
  for await (const part of parts) if (part.kind === "comment") found += 1;
  if (found !== wanted) throw new Error(`${file}: ${found} comments read of ${wanted}`);
  return (found / (performance.now() - started)) * 1000;
}

/** Comments a second of the whole import into an empty desk. */
async function importRate(
  url: string,
  { file, comments }: Export,
): Promise<{ rate: number; peakMegabytes: number }> {
  const desk = await scratchDatabase(url, sideName(url, "source"));
  const { seconds, peakMegabytes } = await importFile(desk, file);
  const stored = await onDatabase(desk, (client) =>
    client.query<{ count: number }>("SELECT count(*)::int AS count FROM comment"),
  );
  await dropScratch(url, sideName(url, "source"));
  if (stored.rows[0]?.count !== comments)
    throw new Error(`${file}: ${stored.rows[0]?.count} comments stored of ${comments}`);
  return { rate: comments / seconds, peakMegabytes };
}
