import type { RawRow } from "@/lib/comments/page";
import type { CommentRow, FlagSummary } from "@/lib/comments/rows";
import { SEVERITIES } from "@/lib/domain/severities";

/** A row as the table shows it. Field by field: spreading fifty rows takes as long as finding them. */
export function toRow(raw: RawRow): CommentRow {
  return {
    id: raw.id,
    articleId: raw.articleId,
    articleTitle: raw.articleTitle,
    outlet: raw.outlet,
    position: raw.position,
    author: raw.author,
    postedAt: raw.postedAt,
    excerpt: raw.excerpt,
    leadingQuoteEnd: raw.quote?.[0] ?? 0,
    leadingQuoteOf: leadingQuoteOf(raw.quote),
    bodyChars: raw.bodyChars,
    net: raw.net,
    upvotes: raw.upvotes,
    downvotes: raw.downvotes,
    total: raw.total,
    controversy: raw.controversy,
    status: raw.status,
    revision: raw.revision,
    decidedByName: raw.decidedByName,
    decidedAt: raw.decidedAt,
    flagCount: raw.flagCount,
    flags: raw.voices === null ? [] : summarise(raw.voices),
    noteCount: raw.noteCount,
    netChange: raw.netChange,
    netChangePerDay: raw.netChangePerDay,
    netChangeDeviation: raw.netChangeDeviation,
    isSwing: raw.isSwing,
    editedAt: raw.editedAt,
    goneAt: raw.goneAt,
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
  return [...byRule.values()].sort((a, b) => b.voices - a.voices || (a.ruleCode < b.ruleCode ? -1 : 1));
}
