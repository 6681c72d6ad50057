import type { ColumnMeaning } from "@/lib/domain/column-meanings";
import {
  type ParsedComment,
  type ParseWarning,
  SOURCE_STATES,
  type SourceState,
} from "@/lib/domain/parsed-article";
import type { ParsedPart, SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { type DayOrder, parseTime } from "./parse-time";
import { personalCell } from "./personal-cell";
import { roundedCount } from "./rounded-count";
import { WarningTally } from "./warning-tally";

/** What one record holds for each meaning: a text, a number, a truth, null; undefined where it has no such field. */
export type RecordValues = Partial<Record<ColumnMeaning, unknown>>;

type Options = { keepPersonal: boolean };

const STATE_WORDS: Record<SourceState, string> = {
  approved: "approved approve published visible accepted public live 1 true 公開 承認済み",
  pending: "pending hold unapproved unmoderated waiting premod 0 false 承認待ち",
  spam: "spam junk スパム",
  trash: "trash trashed post-trashed removed rejected hidden 非公開",
  deleted: "deleted 削除 削除済み",
};
const STATES = new Map(
  SOURCE_STATES.flatMap((state) => STATE_WORDS[state].split(" ").map((word) => [word, state] as const)),
);
const INTEGER = /^[+\-−]?\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.0+)?$|^[+\-−]?\d{1,15}(?:\.0+)?$/;
const JAPAN_TODAY = /\bjapan ?today\b/i;

/** Turns records into comments, and keeps the warnings about them. */
export class RecordReader {
  readonly warnings = new WarningTally();
  /** How the table writes 3/4/2026. */
  dayOrder: DayOrder = null;
  private readonly keepPersonal: boolean;
  private article: SourceArticle | null = null;
  private position = 0;
  private isPersonalTold = false;
  private isRoundedTold = false;

  constructor({ keepPersonal }: Options) {
    this.keepPersonal = keepPersonal;
  }

  /** The comment of a record, or null: it has no text. */
  read(values: RecordValues, line: number | null): Extract<ParsedPart, { kind: "comment" }> | null {
    const body = textOf(values.body) ?? (values.body === null ? "" : null);
    if (body === null) return null;
    this.position += 1;
    const article = this.articleOf(values, line);
    const sourceId = nameOf(values.comment_id);
    const comment: SourceComment = {
      position: this.position,
      author: nameOf(values.author),
      postedAt: this.time(values.posted_at, article.outlet, line),
      body,
      net: this.count(values.net, "net votes", line),
      upvotes: this.count(values.upvotes, "upvotes", line),
      downvotes: unsigned(this.count(values.downvotes, "downvotes", line)),
      sourceId,
      parentSourceId: parentOf(values.parent_id) ?? parentInId(sourceId),
      state: stateOf(values.state),
    };
    this.addPersonal(comment, values);
    return { kind: "comment", article, comment, line };
  }

  /** The same object for records of one article that stand together. */
  private articleOf(values: RecordValues, line: number | null): SourceArticle {
    const sourceId = nameOf(values.article_id);
    const url = nameOf(values.article_url);
    const outlet = nameOf(values.outlet);
    const title = nameOf(values.article_title);
    if (sourceId === null && url === null && title === null) {
      this.warn("unknown_thread", line, "names no article; it stands under the name of the file");
    }
    const last = this.article;
    const isSame =
      last !== null &&
      last.sourceId === sourceId &&
      last.title === title &&
      last.url === url &&
      last.outlet === outlet;
    if (isSame) return last;
    this.article = { outlet, sourceId, title, url };
    return this.article;
  }

  private time(value: unknown, outlet: string | null, line: number | null): string | null {
    if (typeof value !== "string" && typeof value !== "number") return null;
    if (value === "") return null;
    // Japan Today writes its own time; others are taken at Greenwich's.
    const zone = outlet !== null && JAPAN_TODAY.test(outlet) ? "+09:00" : "Z";
    const time = parseTime(value, zone, this.dayOrder);
    if (time === null) {
      this.warn(
        "bad_date",
        line,
        `has “${String(value).slice(0, 40)}” as its time, which is none; it was left unknown`,
      );
    }
    return time;
  }

  private count(value: unknown, name: string, line: number | null): number | null {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "number" && Number.isSafeInteger(value)) return value;
    const text = typeof value === "string" ? value.normalize("NFKC").trim() : "";
    if (INTEGER.test(text)) return Number(text.replace("−", "-").replace(/[,\s]/g, ""));
    const rounded = roundedCount(text);
    if (rounded !== null) {
      this.tellRounded(text, rounded, line);
      return rounded;
    }
    this.warn(
      "bad_number",
      line,
      `has “${String(value).slice(0, 40)}” as its ${name}, which is no count; they were left unknown`,
    );
    return null;
  }

  private tellRounded(text: string, count: number, line: number | null): void {
    if (this.isRoundedTold) return;
    this.isRoundedTold = true;
    const what = `has “${text}” as a number of votes, read as ${count.toLocaleString("en")}; this file's numbers are rounded`;
    this.warn("rounded_number", line, what);
  }

  private addPersonal(comment: ParsedComment, values: RecordValues): void {
    const email = personalCell(nameOf(values.email));
    const ip = personalCell(nameOf(values.ip));
    if (email === null && ip === null) return;
    if (this.keepPersonal) {
      comment.personal = { email, ip };
      return;
    }
    if (this.isPersonalTold) return;
    this.isPersonalTold = true;
    const message =
      "The file holds e-mail or network addresses of readers; they were left out. To keep them, import again with --keep-personal.";
    this.warnings.add({ code: "personal_left_out", message, line: null, position: null });
  }

  private warn(code: ParseWarning["code"], line: number | null, what: string): void {
    const where = line === null ? `Comment ${this.position}` : `Line ${line}: the comment`;
    this.warnings.add({ code, message: `${where} ${what}.`, line, position: this.position });
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** A name or an id; an empty one is none. */
function nameOf(value: unknown): string | null {
  if (typeof value === "string") return value === "" ? null : value.trim() || null;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** Zero is what a table writes where a comment answers nobody. */
function parentOf(value: unknown): string | null {
  const id = nameOf(value);
  return id === "0" ? null : id;
}

/** YouTube writes the comment that an answer stands under into the answer's id: `Ug….9z…`. */
function parentInId(id: string | null): string | null {
  return /^(Ug[\w-]{3,80})\.[\w-]{1,80}$/.exec(id ?? "")?.[1] ?? null;
}

function unsigned(count: number | null): number | null {
  return count === null ? null : Math.abs(count);
}

function stateOf(value: unknown): SourceState | null {
  const word = textOf(value);
  return word === null ? null : (STATES.get(word.trim().toLowerCase()) ?? null);
}
