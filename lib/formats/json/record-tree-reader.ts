import type { ParsedPart } from "@/lib/domain/parsed-part";
import type { ReadOptions } from "../reader";
import { cellText } from "../table/html-cells";
import { formsOf, type RecordForms } from "../table/record-forms";
import { RecordReader } from "../table/record-reader";
import { type JsonRecord, RecordShapes } from "../table/record-shapes";
import { words } from "./member";
import { type NestedRecord, nestedRecords } from "./nested-records";
import { paragraphsOf } from "./thread-page";

const SAMPLES_MAX = 100;

/** Reads records as comments, and those inside them as their answers. */
export class RecordTreeReader {
  hasComment = false;
  private readonly records: RecordReader;
  private readonly shapes: RecordShapes;

  constructor(options: ReadOptions) {
    this.records = new RecordReader(options);
    this.shapes = new RecordShapes(options.columns, options.areColumnsAll);
  }

  /** Learns from the first records how the source writes dates and numbers, and whether in HTML. */
  learn(first: readonly JsonRecord[]): void {
    const samples = first
      .flatMap((record) => nestedRecords(record, (one) => this.shapes.values(one)))
      .filter(({ values }) => values.body !== undefined)
      .slice(0, SAMPLES_MAX);
    const [one] = samples;
    if (!one) return;
    this.records.forms = formsOf(this.shapes.columnsOf(one.record), (meaning) =>
      samples.flatMap(({ values }) => words(values[meaning]) ?? []),
    );
  }

  get warnings() {
    return this.records.warnings;
  }

  /** The comments of one record and of what lies inside it; a record without a text comes back itself. */
  *read(value: JsonRecord, line: number): Generator<ParsedPart | { record: JsonRecord }> {
    const read = new Map<NestedRecord, Extract<ParsedPart, { kind: "comment" }>>();
    for (const found of nestedRecords(value, (record) => this.shapes.values(record))) {
      if (found.isArticle) {
        yield articlePart(found, this.records.forms);
        continue;
      }
      const parent = found.parent && read.get(found.parent);
      const part = this.records.read(found.values, line);
      if (part === null) {
        yield { record: found.record };
        continue;
      }
      if (parent) addParent(part, parent);
      this.hasComment = true;
      if (!this.warnings.isEmpty) yield* this.warnings.take();
      read.set(found, part);
      yield part;
    }
  }
}

type CommentPart = Extract<ParsedPart, { kind: "comment" }>;

/** What a record says itself of the one it answers stands before where it lies. */
function addParent({ comment }: CommentPart, { comment: parent }: CommentPart): void {
  if (comment.parentSourceId) return;
  if (parent.sourceId) comment.parentSourceId = parent.sourceId;
  else comment.parentInFile = { position: parent.position, body: parent.body };
}

function articlePart({ values }: NestedRecord, { html }: RecordForms): ParsedPart {
  const text = (meaning: "body" | "author" | "article_title" | "outlet") => {
    const told = words(values[meaning]);
    return told !== null && html.has(meaning) ? cellText(told) : told;
  };
  const article = {
    outlet: text("outlet"),
    sourceId: words(values.article_id) ?? words(values.comment_id),
    title: text("article_title"),
    url: words(values.article_url),
    byline: text("author"),
    paragraphs: paragraphsOf(text("body") ?? ""),
  };
  return { kind: "article", article };
}
