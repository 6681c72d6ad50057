import type { ColumnMeaning } from "@/lib/domain/column-meanings";
import { isShortened } from "@/lib/domain/damaged-ids";
import {
  COMMENT_KINDS,
  type CommentKind,
  type ParsedComment,
  type ParseWarning,
} from "@/lib/domain/parsed-article";
import type { ParsedPart, SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { stateUnder } from "@/lib/domain/state-words";
import { htmlToText } from "../html/plain-body";
import { words } from "../json/member";
import { isNothing, namesNobody, withoutFraction } from "./cell-words";
import { parseCount } from "./count";
import { cellText } from "./html-cells";
import { parseTime } from "./parse-time";
import { personalCell } from "./personal-cell";
import { PLAIN_FORMS, type RecordForms } from "./record-forms";
import { roundedCount } from "./rounded-count";
import { WarningTally } from "./warning-tally";

/** What one record holds for each meaning: a text, a number, a truth, null; undefined where it has no such field. */
export type RecordValues = Partial<Record<ColumnMeaning, unknown>> & {
  /** What the column or field is called that tells the state. */
  stateHeading?: string;
};

type Options = { keepPersonal: boolean };

const ZERO_TIME = /^-?0+-\d\d-\d\d|^$/;
/** What leads from an article's address to one of its comments. */
const TO_COMMENT = /#(?:comment|reply|c|post|msg|message)?[-_=]?\w*\d\w*$/i;
const JAPAN_TODAY = /\bjapan ?today\b/i;

/** Turns records into comments, and keeps the warnings about them. */
export class RecordReader {
  readonly warnings = new WarningTally();
  /** How the source writes its ids, dates and numbers, as far as its first records show it. */
  forms: RecordForms = PLAIN_FORMS;
  private readonly keepPersonal: boolean;
  private article: SourceArticle | null = null;
  private position = 0;
  private isPersonalTold = false;
  private isRoundedTold = false;
  private isArticleIdTold = false;

  constructor({ keepPersonal }: Options) {
    this.keepPersonal = keepPersonal;
  }

  /** The comment of a record, or null: it has no text. */
  read(values: RecordValues, line: number | null): Extract<ParsedPart, { kind: "comment" }> | null {
    const body = this.bodyOf(values);
    if (body === null) return null;
    this.position += 1;
    const article = this.articleOf(values, line);
    const sourceId = this.idOf(values.comment_id, "comment_id");
    const comment: SourceComment = {
      position: this.position,
      author: this.shortText(authorOf(values.author), "author"),
      postedAt: this.time(values.posted_at, article.outlet, line),
      body,
      net: this.count(values.net, "net votes", line),
      upvotes: this.count(values.upvotes, "upvotes", line),
      downvotes: unsigned(this.count(values.downvotes, "downvotes", line)),
      sourceId,
      parentSourceId: this.parentOf(values.parent_id) ?? parentInId(sourceId),
      state: stateOf(values),
      ...this.reportsOf(values.reports),
      ...kindOf(values.kind),
    };
    this.addPersonal(comment, values);
    return { kind: "comment", article, comment, line };
  }

  /** The same object for records of one article that stand together. */
  private articleOf(values: RecordValues, line: number | null): SourceArticle {
    const id = this.idOf(values.article_id, "article_id");
    const url = articleAddress(nameOf(values.article_url));
    const outlet = this.shortText(nameOf(values.outlet), "outlet");
    const title = this.shortText(nameOf(values.article_title), "article_title");
    const isRounded = id !== null && isShortened(id);
    if (isRounded) this.tellRoundedArticle(id, line);
    // Many articles share what is left of such an id.
    const sourceId = isRounded && (url ?? title) !== null ? null : id;
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
    if (typeof value === "string" && (isNothing(value) || ZERO_TIME.test(value))) return null;
    // Japan Today writes its own time; others are taken at Greenwich's.
    const zone = outlet !== null && JAPAN_TODAY.test(outlet) ? "+09:00" : "Z";
    const time = parseTime(value, zone, this.forms.dayOrder);
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
    // A truth (`"heart": false`) counts nothing.
    if (value === null || value === undefined || typeof value === "boolean") return null;
    const text = String(value);
    if (text.trim() === "" || isNothing(text)) return null;
    const count = parseCount(text, this.forms.decimalSign);
    if (count !== null) return count;
    const rounded = roundedCount(text.normalize("NFKC"));
    if (rounded !== null) {
      this.tellRounded(text.trim(), rounded, line);
      return rounded;
    }
    this.warn(
      "bad_number",
      line,
      `has “${String(value).slice(0, 40)}” as its ${name}, which is no count; they were left unknown`,
    );
    return null;
  }

  private tellRoundedArticle(id: string, line: number | null): void {
    if (this.isArticleIdTold) return;
    this.isArticleIdTold = true;
    const what = `names its article by an id that Excel rounded (${id}); where its title or address is known, that counts`;
    this.warn("damaged_id", line, what);
  }

  private tellRounded(text: string, count: number, line: number | null): void {
    if (this.isRoundedTold) return;
    this.isRoundedTold = true;
    const what = `has “${text}” as a number of votes, read as ${count.toLocaleString("en")}; this file's numbers are rounded`;
    this.warn("rounded_number", line, what);
  }

  private bodyOf(values: RecordValues): string | null {
    if (values.body_html !== undefined) return htmlToText(textOf(values.body_html) ?? "");
    if (values.body_text !== undefined) return textOf(values.body_text) ?? "";
    const text = textOf(values.body) ?? (values.body === null ? "" : null);
    return text !== null && this.forms.html.has("body") ? cellText(text) : text;
  }

  private shortText(text: string | null, meaning: ColumnMeaning): string | null {
    return text !== null && this.forms.html.has(meaning) ? cellText(text) || null : text;
  }

  private idOf(value: unknown, meaning: "comment_id" | "article_id"): string | null {
    const id = nameOf(value);
    return id !== null && this.forms.floatIds.has(meaning) ? withoutFraction(id) : id;
  }

  /** Zero, minus one and words for nothing stand where a comment answers nobody. */
  private parentOf(value: unknown): string | null {
    const id = nameOf(value);
    if (id === null || namesNobody(id)) return null;
    return this.forms.hasPointIds ? id : withoutFraction(id);
  }

  private reportsOf(value: unknown): { reports?: number } {
    const reports = Array.isArray(value)
      ? value.length
      : parseCount(words(value) ?? "", this.forms.decimalSign);
    return reports === null ? {} : { reports: Math.abs(reports) };
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

/** A name or an id; an empty one, or a word for nothing, is none. */
function nameOf(value: unknown): string | null {
  if (typeof value === "string") return value === "" || isNothing(value) ? null : value.trim() || null;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** People do call themselves None or NA. */
function authorOf(value: unknown): string | null {
  const isName = typeof value === "string" && /^\s*(?:none|nil|na|n\/a|[-–—]+)\s*$/i.test(value);
  return isName ? value.trim() : nameOf(value);
}

/** The article's address, where the source has the one of a comment on it. */
function articleAddress(url: string | null): string | null {
  if (url === null) return null;
  return url
    .replaceAll(/&amp;/gi, "&")
    .replace(TO_COMMENT, "")
    .replace(/\/comment-page-\d+\/?$/, "/")
    .replace(/([?&])(?:comment|reply)\w*=[^&#]*(&|$)/i, (_, before: string, after: string) =>
      after === "" ? "" : before,
    );
}

/** YouTube writes the comment that an answer stands under into the answer's id: `Ug….9z…`. */
function parentInId(id: string | null): string | null {
  return /^(Ug[\w-]{3,80})\.[\w-]{1,80}$/.exec(id ?? "")?.[1] ?? null;
}

function unsigned(count: number | null): number | null {
  return count === null ? null : Math.abs(count);
}

function stateOf({ state, stateHeading = "" }: RecordValues): SourceComment["state"] {
  const word = textOf(state);
  return word === null ? null : stateUnder(stateHeading, word);
}

function kindOf(value: unknown): { kind?: CommentKind } {
  const kind = COMMENT_KINDS.find((known) => known === value);
  return kind === undefined || kind === "comment" ? {} : { kind };
}
