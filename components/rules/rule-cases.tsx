"use client";

import Link from "next/link";
import { useState } from "react";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatCount, formatInteger, type Now } from "@/lib/format";
import type { RuleCase, RuleDetail } from "@/lib/rules/data";
import { ExampleDialog } from "./example-dialog";
import { RuleSection } from "./rule-section";

type RuleCasesProps = { rule: RuleDetail; canChoose: boolean; now: Now };

/** What was flagged under the rule lately and what became of it. */
export function RuleCases({ rule, canChoose, now }: RuleCasesProps) {
  const [chosen, setChosen] = useState<RuleCase | null>(null);
  const { cases, outcomes } = rule;
  const examples = new Set(rule.examples.map(({ commentId }) => commentId));
  return (
    <RuleSection id="rule-cases" title={finding(outcomes)} hint={<Hint rule={rule} />}>
      <ul>
        {cases.map((each) => (
          <li key={each.commentId} className="flex min-h-9 items-center gap-2 border-b border-line/60 py-1">
            <StatusGlyph status={each.status} />
            <Link
              className="min-w-0 flex-1 truncate hover:underline"
              href={`/queue?comment=${each.commentId}`}
            >
              {each.excerpt.trim() || "Empty at the source"}
            </Link>
            <span className="shrink-0 text-small text-muted max-sm:hidden">
              {each.decidedByName && each.status !== "open"
                ? `${STATUS_LABEL[each.status]}, ${each.decidedByName}`
                : `Flagged by ${each.flaggedByName}`}
              {each.ruleVersion < rule.version && `, version ${each.ruleVersion}`}
            </span>
            <Time
              at={each.raisedAt}
              now={now}
              as="age"
              className="num w-10 shrink-0 text-right text-small text-faint"
            />
            {canChoose && (
              <Button
                variant="quiet"
                className="h-6! px-1.5! text-small"
                disabled={examples.has(each.commentId)}
                onClick={() => setChosen(each)}
              >
                {examples.has(each.commentId) ? "Is an example" : "Make an example"}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ExampleDialog code={rule.code} chosen={chosen} onClose={() => setChosen(null)} />
    </RuleSection>
  );
}

function Hint({ rule: { code, voices, cases } }: { rule: RuleDetail }) {
  if (cases.length === 0)
    return "Flag a comment in the queue with F, and it is listed here with what becomes of it.";
  return (
    <>
      {formatCount(voices, "flag")} in all, newest first.{" "}
      <Link className="link" href={`/queue?reason=${code}`}>
        Show them in the queue
      </Link>
    </>
  );
}

/** `Of 120 comments flagged lately, 80 were removed` */
function finding(outcomes: RuleDetail["outcomes"]): string {
  const total = outcomes.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "Nothing was flagged under it yet";
  const parts = outcomes.map(
    ({ status, count }) => `${formatInteger(count)} ${STATUS_LABEL[status].toLowerCase()}`,
  );
  return `Of ${formatCount(total, "comment")} flagged lately: ${parts.join(", ")}`;
}
