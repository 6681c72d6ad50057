import type { ParsedPart } from "@/lib/domain/parsed-part";
import { threadPart } from "@/lib/domain/thread-part";
import { htmlToText } from "./html/plain-body";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import { plainName } from "./plain-name";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { isRecord, type JsonRecord } from "./table/record-shapes";

/**
 * Remark42's backup (a line about the site and one for each comment), a list of comments, or what its server answers
 * to `/find`, plain or as a tree.
 */
export const remark42Reader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  const start = text.trimStart();
  if (!/^[[{]/.test(start)) return false;
  const isBackup = /^\{"version":\s*\d+,\s*"(?:users|posts)":/.test(start);
  return isBackup || (/"locator"\s*:\s*\{/.test(text) && /"(?:pid|orig)"\s*:/.test(text));
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const size: AnswerSize = { declared: null, found: 0 };
  yield* readRecords(commentsOf(exportElements(source, ["$.comments.*"], ["$.info.count"]), size), {
    keepPersonal,
    meaningOf,
    wrap: (record) => [record],
    partOf: () => (size.declared === null ? null : threadPart({ ...size, hidden: 0, hasMore: null })),
  });
}

/** The server counts the comments of a thread without those that were deleted. */
type AnswerSize = { declared: number | null; found: number };

/** A tree's node has the comment beside its answers, which name it as their parent. */
async function* commentsOf(
  elements: AsyncIterable<JsonElement>,
  size: AnswerSize,
): AsyncGenerator<JsonElement> {
  for await (const element of elements) {
    if (element.fact !== null) {
      size.declared = integer(element.value);
      continue;
    }
    for (const { comment: node } of flatten([element.value], (one) => list(member(one, "replies")))) {
      const comment = isRecord(member(node, "comment")) ? member(node, "comment") : node;
      if (member(comment, "delete") !== true) size.found += 1;
      yield { ...element, value: comment };
    }
  }
}

function meaningOf(record: JsonRecord): Meaning {
  if (!isRecord(record.locator) && "version" in record) return null;
  const votes = isRecord(record.votes) ? Object.values(record.votes) : [];
  const score = record.score;
  // A backup may leave out who voted; then only the score is known.
  const isCounted = votes.length > 0 || score === 0;
  const count = (isUp: boolean) => votes.filter((vote) => vote === isUp).length;
  const url = words(member(record, "locator", "url"));
  return {
    comment: {
      article_id: url,
      article_url: url,
      article_title: plainName(record.title),
      outlet: member(record, "locator", "site"),
      comment_id: record.id,
      parent_id: record.pid,
      author: plainName(member(record, "user", "name")),
      posted_at: record.time,
      body: bodyOf(record),
      net: score,
      upvotes: isCounted ? count(true) : null,
      downvotes: isCounted ? count(false) : null,
      state: record.delete === true ? "deleted" : "approved",
      ip: member(record, "user", "ip"),
    },
  };
}

/** What the reader wrote, which older backups lack, or the text of what was shown. */
function bodyOf({ orig, text, delete: isDeleted }: JsonRecord): string | undefined {
  if (typeof orig === "string" && orig !== "") return orig;
  if (typeof text === "string") return htmlToText(text);
  return isDeleted === true ? "" : undefined;
}
