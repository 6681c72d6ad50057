"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { judgePairAction } from "@/lib/stories/actions";
import { type Standing, VERDICTS, type Verdict } from "@/lib/stories/schema";
import { standingWords, VERDICT_WORD } from "./standing-words";

type JudgePairProps = Standing & {
  articleId: string;
  otherId: string;
  decidedByName: string | null;
  canJudge: boolean;
};

/** How two articles stand to one another, and the acts by which a moderator says otherwise. */
export function JudgePair({ articleId, otherId, found, verdict, decidedByName, canJudge }: JudgePairProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function say(next: Verdict | null) {
    setIsBusy(true);
    const result = await judgePairAction({ articleId, otherId, verdict: next, seenVerdict: verdict }).catch(
      () => null,
    );
    setFailure(
      result?.ok ? null : (result?.message ?? "The desk did not answer. Nothing was changed; try again."),
    );
    setIsBusy(false);
    router.refresh();
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span role="status" className="text-muted">
          {standingWords({ found, verdict }, decidedByName)}
        </span>
        {canJudge && (
          <fieldset aria-label="How they stand to one another" className="flex flex-wrap gap-1.5">
            {VERDICTS.map((word) => (
              <Button
                key={word}
                aria-pressed={verdict === word}
                disabled={isBusy}
                className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
                onClick={() => void say(verdict === word ? null : word)}
              >
                {VERDICT_WORD[word]}
              </Button>
            ))}
            {verdict && (
              <Button variant="quiet" disabled={isBusy} onClick={() => void say(null)}>
                As the desk found it
              </Button>
            )}
          </fieldset>
        )}
      </div>
      {failure && <Notice isFailure>{failure}</Notice>}
    </div>
  );
}
