"use client";

import Link from "next/link";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useAct } from "@/components/settings/use-act";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { dropExampleAction } from "@/lib/rules/actions";
import type { RuleExample } from "@/lib/rules/data";
import { RuleSection } from "./rule-section";

type RuleExamplesProps = { code: string; examples: readonly RuleExample[]; canChoose: boolean };

/** Comments that colleagues chose to show what comes down under the rule, and what may stay. */
export function RuleExamples({ code, examples, canChoose }: RuleExamplesProps) {
  const { isBusy, outcome, run } = useAct();
  const sides = [
    { title: "Comes down", list: examples.filter(({ isBreach }) => isBreach) },
    { title: "May stay", list: examples.filter(({ isBreach }) => !isBreach) },
  ];
  return (
    <RuleSection
      id="rule-examples"
      title="Examples"
      hint={
        examples.length === 0
          ? `None yet.${canChoose ? " Choose some from the comments flagged under it, below." : ""}`
          : "Chosen by colleagues."
      }
    >
      {examples.length > 0 && (
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {sides.map(({ title, list }) => (
            <div key={title}>
              <h3 className="mb-1 text-small font-[550]">{title}</h3>
              {list.length === 0 && <p className="text-small text-faint">No example yet.</p>}
              <ul>
                {list.map((example) => (
                  <li key={example.commentId} className="flex gap-2 border-b border-line/60 py-2">
                    <span className="pt-0.5">
                      <StatusGlyph status={example.status} />
                    </span>
                    <div className="min-w-0 flex-1">
                      <Link
                        className="line-clamp-4 [overflow-wrap:anywhere] hover:underline"
                        href={`/queue?comment=${example.commentId}`}
                      >
                        {example.excerpt.trim() || "Empty at the source"}
                      </Link>
                      {example.text && (
                        <p className="mt-1 font-serif text-[15px] leading-5">{example.text}</p>
                      )}
                      <p className="mt-0.5 truncate text-micro text-faint">
                        {example.byName}
                        {example.articleTitle && `, on “${example.articleTitle}”`}
                      </p>
                    </div>
                    {canChoose && (
                      <IconButton
                        icon="close"
                        label="Take out of the examples"
                        className="size-6!"
                        disabled={isBusy}
                        onClick={() =>
                          run(
                            () => dropExampleAction({ commentId: example.commentId, ruleCode: code }),
                            () => "Taken out. It can be chosen again below while its flag stands.",
                          )
                        }
                      />
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
      {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
    </RuleSection>
  );
}
