"use client";

import { useState } from "react";
import { useAct } from "@/components/settings/use-act";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { formatInteger, type Now } from "@/lib/format";
import { retireRuleAction, saveRuleAction } from "@/lib/rules/actions";
import type { RuleDetail } from "@/lib/rules/data";
import { RuleForm } from "./rule-form";

const FORM = "rule-wording";

type RuleWordingProps = { rule: RuleDetail; canEdit: boolean; now: Now };

/** The rule in force in the paper's own voice; admins change it in its place. */
export function RuleWording({ rule, canEdit, now }: RuleWordingProps) {
  const [isEditing, setEditing] = useState(false);
  const { isBusy, outcome, run } = useAct();
  const { code, name, text, version, retiredAt } = rule;
  const [inForce] = rule.versions;
  return (
    <section aria-labelledby="rule-name" className="mt-2 grid max-w-[66ch] gap-3">
      <div className="flex flex-wrap items-center gap-3">
        {retiredAt === null && <span className="num text-muted">No. {formatInteger(rule.number)}</span>}
        <h2 id="rule-name" className="heading-serif">
          {name}
        </h2>
        {retiredAt !== null && <Chip>retired</Chip>}
      </div>
      {isEditing ? (
        <RuleForm
          id={FORM}
          wording={{ name, text }}
          onSubmit={(wording) =>
            run(
              () => saveRuleAction({ code, version, ...wording }),
              (saved) => {
                setEditing(false);
                return saved === version
                  ? "Nothing was changed."
                  : `Version ${saved} is in force. Flags raised before cite the version of their time.`;
              },
            )
          }
        />
      ) : (
        <p className="font-serif text-article whitespace-pre-wrap">{text}</p>
      )}
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        {isEditing ? (
          <>
            <Button type="submit" form={FORM} variant="primary" disabled={isBusy}>
              Put in force
            </Button>
            <Button variant="quiet" onClick={() => setEditing(false)}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <p className="mr-auto text-small text-muted">
              Version {version}
              {inForce && (
                <>
                  , since <Time at={inForce.writtenAt} now={now} as="day" />
                </>
              )}
              {inForce?.byName ? `, by ${inForce.byName}` : ""}
              {!canEdit && ". Admins change it."}
            </p>
            {canEdit && (
              <>
                <Button onClick={() => setEditing(true)}>
                  <Icon name="edit" />
                  Change
                </Button>
                <Button
                  variant="quiet"
                  disabled={isBusy}
                  onClick={() =>
                    run(
                      () => retireRuleAction({ code, isRetired: retiredAt === null }),
                      () =>
                        retiredAt === null
                          ? "Retired: it is no longer offered. Its flags stay."
                          : "Back in use.",
                    )
                  }
                >
                  {retiredAt === null ? "Retire" : "Bring back"}
                </Button>
              </>
            )}
          </>
        )}
      </div>
      {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
    </section>
  );
}
