import { collectArticles } from "@/lib/domain/collect-articles";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { openDocument } from "@/lib/formats/open-document";
import type { ReadOptions } from "@/lib/formats/reader";

/** What a table brings, by whichever form it is taken for. */
export async function readTable(text: string, options: Partial<ReadOptions> = {}) {
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  const { format, parts } = await openDocument({ fileName: "pier.csv", bytes }, options);
  const all: ParsedPart[] = [];
  for await (const part of parts) all.push(part);
  return {
    format,
    comments: all.flatMap((part) => (part.kind === "comment" ? [part.comment] : [])),
    articles: all.flatMap((part) => (part.kind === "comment" ? [part.article] : [])),
    refusals: all.flatMap((part) => (part.kind === "refused" ? [part.refusal] : [])),
    warnings: all.flatMap((part) => (part.kind === "warning" ? [part.warning] : [])),
    collected: () =>
      collectArticles(
        (async function* () {
          yield* all;
        })(),
      ),
  };
}
