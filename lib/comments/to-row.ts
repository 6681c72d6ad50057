import type { RawRow } from "@/lib/comments/page";
import type { CommentRow, FlagSummary } from "@/lib/comments/rows";
import { SEVERITIES } from "@/lib/domain/severities";

/** A row as the table shows it. */
export function toRow({ key: _, quote, voices, postedAt, decidedAt, ...raw }: RawRow): CommentRow {
  return {
    ...raw,
    postedAt: postedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
    leadingQuoteEnd: quote?.[0] ?? 0,
    leadingQuoteOf: leadingQuoteOf(quote),
    flags: summarise(voices ?? []),
  };
}

function leadingQuoteOf(quote: RawRow["quote"]): CommentRow["leadingQuoteOf"] {
  if (quote === null) return null;
  return quote[1] ? "article" : "comment";
}

/** One line a rule: how many raised it, and the gravest severity among them. */
function summarise(voices: NonNullable<RawRow["voices"]>): FlagSummary[] {
  const byRule = new Map<string, FlagSummary>();
  for (const [ruleCode, ruleName, severity] of voices) {
    const known = byRule.get(ruleCode);
    if (!known) byRule.set(ruleCode, { ruleCode, ruleName, severity, voices: 1 });
    else {
      known.voices += 1;
      if (SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(known.severity)) known.severity = severity;
    }
  }
  return [...byRule.values()].sort((a, b) => b.voices - a.voices || a.ruleCode.localeCompare(b.ruleCode));
}
