import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { systemActor } from "@/lib/auth/system-actor";
import { type CommentQuery, commentQueryParsers, loadCommentQuery } from "@/lib/comments/query";
import { AppError } from "@/lib/errors";
import { withDatabase } from "./with-database";
import { writeWhole } from "./write-whole";

type Options = { out: string; query: string; bom?: true };

/** `komainu export` */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("write comments as CSV (RFC 4180, UTF-8)")
    .requiredOption("--out <file>", "where to; - is standard output")
    .option(
      "--query <words>",
      "which and in what order, as in the desk's address bar: status=open&sort=-controversy",
      "",
    )
    .option("--bom", "begin with a byte-order mark, which Excel wants")
    .action(runExport);
}

async function runExport({ out, query: words, bom }: Options): Promise<void> {
  const query = await readQuery(words);
  await withDatabase(async () => {
    const { exportComments } = await import("@/lib/comments/export");
    const chunks = exportComments(systemActor(), query, { byteOrderMark: bom === true });
    if (out === "-") await pipeline(chunks, process.stdout, { end: false });
    else await writeWhole(out, chunks);
  });
}

/** The desk passes over a word it does not know; a command that did so would export the wrong rows in silence. */
async function readQuery(words: string): Promise<CommentQuery> {
  const given = new URLSearchParams(words);
  for (const [name, value] of given) {
    const parser = Object.entries(commentQueryParsers).find(([known]) => known === name)?.[1];
    if (!parser) {
      const known = Object.keys(commentQueryParsers).join(", ");
      throw new AppError("invalid", `--query: "${name}" is no word of the queue; use ${known}`);
    }
    const parsed = parser.parse(value);
    if (parsed === null || (Array.isArray(parsed) && parsed.length < value.split(",").length)) {
      throw new AppError(
        "invalid",
        `--query: "${value}" cannot be understood as ${name}; copy the words from the queue's address`,
      );
    }
  }
  return loadCommentQuery(given);
}
