import type { ColumnMap, ColumnMeaning } from "@/lib/domain/column-meanings";
import { areFloats, guarded, isNothing, unguarded } from "./cell-words";
import { type DecimalSign, decimalSignOf } from "./count";
import { areHtml } from "./html-cells";
import { type DayOrder, dayOrderOf } from "./parse-time";

/** How a source writes what can be written in several ways. */
export type RecordForms = {
  /** How it writes 3/4/2026. */
  dayOrder: DayOrder;
  decimalSign: DecimalSign;
  /** Ids that are written as fractions all along. */
  floatIds: ReadonlySet<ColumnMeaning>;
  /** Ids with a point in them, whose `.0` says something. */
  hasPointIds: boolean;
  /** What is written in HTML. */
  html: ReadonlySet<ColumnMeaning>;
};

export const PLAIN_FORMS: RecordForms = {
  dayOrder: null,
  decimalSign: null,
  floatIds: new Set(),
  hasPointIds: false,
  html: new Set(),
};

const TEXTS = ["body", "author", "article_title", "outlet"] as const;
const COUNTS = ["net", "upvotes", "downvotes", "reports"] as const;

/** What the first cells of each column show. */
export function formsOf(
  columns: ColumnMap,
  samplesOf: (meaning: ColumnMeaning) => readonly string[],
): RecordForms {
  const cells = (meaning: ColumnMeaning) =>
    samplesOf(meaning)
      .map(unguarded)
      .filter((cell) => cell !== "" && !isNothing(cell));
  const ids = cells("comment_id");
  const floatIds = (["comment_id", "article_id"] as const).filter((meaning) => areFloats(cells(meaning)));
  const html = TEXTS.filter((meaning) => areHtml(samplesOf(meaning), columns[meaning] ?? ""));
  return {
    dayOrder: dayOrderOf(cells("posted_at")),
    decimalSign: COUNTS.map((meaning) => decimalSignOf(cells(meaning))).find((sign) => sign !== null) ?? null,
    floatIds: new Set(floatIds),
    hasPointIds: !floatIds.includes("comment_id") && ids.some((id) => id.includes(".")),
    // Who escapes what readers write escapes their names as well.
    html: new Set(html.includes("body") ? TEXTS : html),
  };
}

/** Whether every cell of a column of words stands in Excel's guard, with its quotation marks. */
export function isGuardedColumn(samples: readonly string[]): boolean {
  const cells = samples.filter((sample) => sample.trim() !== "");
  return cells.length > 1 && cells.every((cell) => /^\s*=\s*"/.test(cell) && guarded(cell) !== null);
}
