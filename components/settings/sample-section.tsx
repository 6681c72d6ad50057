"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format";
import { removeSampleAction } from "@/lib/samples/actions";
import { PasswordDialog } from "./password-dialog";
import { Section } from "./section";
import { useAct } from "./use-act";

/** The invented pages that an empty desk begins with, and the way to be rid of them. */
export function SampleSection({ articles, canRemove }: { articles: number; canRemove: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, outcome, run } = useAct();

  function remove(ownPassword: string) {
    setAsking(false);
    run(
      () => removeSampleAction({ ownPassword }),
      () => "The sample pages are gone.",
    );
  }

  return (
    <Section id="sample" title="Sample pages" hint="Invented articles and comments, to try the desk with.">
      <div className="grid justify-items-start gap-3">
        <p>
          {articles === 0
            ? "There are no sample pages on this desk."
            : `${formatCount(articles, "sample article")} with their comments are on this desk, each marked as sample.`}
        </p>
        {articles > 0 && canRemove && (
          <Button disabled={isBusy} onClick={() => setAsking(true)}>
            Remove the sample pages
          </Button>
        )}
        {articles > 0 && !canRemove && <p className="text-small text-muted">An admin can remove them.</p>}
        {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      </div>
      {isAsking && (
        <PasswordDialog
          onClose={() => setAsking(false)}
          title="Remove the sample pages?"
          confirmLabel="Remove"
          isDanger
          onConfirm={remove}
        >
          <p>
            {formatCount(articles, "sample article")}, their comments and everything done to those comments
            go. What you imported yourself stays.
          </p>
        </PasswordDialog>
      )}
    </Section>
  );
}
