"use client";

import { useState } from "react";
import { STATUS_ICON } from "@/components/reading/status-glyph";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SOURCE_STATES, type SourceState } from "@/lib/domain/parsed-article";
import { STATUS_LABEL, STATUSES, type Status } from "@/lib/domain/statuses";
import { saveStatesAction } from "@/lib/imports/actions";
import { Section } from "./section";
import { useAct } from "./use-act";

const STATE_WORDS = {
  approved: { label: "Approved", about: "shown to readers there" },
  pending: { label: "Pending", about: "waiting for a decision there" },
  spam: { label: "Spam", about: "held as spam there" },
  trash: { label: "Trash", about: "thrown away there, not yet deleted" },
  deleted: { label: "Deleted", about: "deleted there, by its author or by somebody else" },
} satisfies Record<SourceState, { label: string; about: string }>;

type States = Record<SourceState, Status>;

/** The rule by which a comment's state at its source becomes a status here: for all to see, for admins to change. */
export function StatesSection({ states, canChange }: { states: States; canChange: boolean }) {
  const [saved, setSaved] = useState(states);
  const { isBusy, outcome, run } = useAct();

  function change(state: SourceState, status: Status) {
    const before = saved;
    const next = { ...saved, [state]: status };
    setSaved(next);
    run(
      async () => {
        const result = await saveStatesAction(next);
        if (!result.ok) setSaved(before);
        return result;
      },
      () =>
        `What is ${STATE_WORDS[state].label.toLowerCase()} at its source becomes ${STATUS_LABEL[status]} here.`,
    );
  }

  return (
    <Section
      id="states"
      title="States at the source"
      hint="What a comment’s state at its source becomes here."
    >
      <div className="grid gap-3">
        <table className="w-full table-fixed border-collapse">
          <thead>
            <tr className="h-7 border-b border-line text-left text-micro text-faint">
              <th scope="col" className="font-medium">
                At its source
              </th>
              <th scope="col" className="w-36 font-medium">
                On this desk
              </th>
            </tr>
          </thead>
          <tbody>
            {SOURCE_STATES.map((state) => (
              <tr key={state} className="border-b border-line/60">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  <span className="block font-medium">{STATE_WORDS[state].label}</span>
                  <span className="block text-small text-muted">{STATE_WORDS[state].about}</span>
                </th>
                <td className="py-2">
                  {canChange ? (
                    <StatusChoice
                      label={`${STATE_WORDS[state].label} becomes`}
                      value={saved[state]}
                      isBusy={isBusy}
                      onChange={(status) => change(state, status)}
                    />
                  ) : (
                    <span className="flex items-center gap-2">
                      <Icon name={STATUS_ICON[saved[state]]} className="size-4 text-muted" />
                      {STATUS_LABEL[saved[state]]}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="max-w-[62ch] text-small text-muted">
          The rule holds for comments that are new to the desk. What somebody here decided, no import ever
          changes.{canChange ? "" : " An admin can change the rule."}
        </p>
        {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      </div>
    </Section>
  );
}

type StatusChoiceProps = {
  label: string;
  value: Status;
  isBusy: boolean;
  onChange: (status: Status) => void;
};

function StatusChoice({ label, value, isBusy, onChange }: StatusChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      disabled={isBusy}
      onChange={({ currentTarget }) => {
        const status = STATUSES.find((known) => known === currentTarget.value);
        if (status) onChange(status);
      }}
      className="h-7 w-full rounded-control border border-line-strong bg-raised px-1.5 disabled:opacity-60"
    >
      {STATUSES.map((status) => (
        <option key={status} value={status}>
          {STATUS_LABEL[status]}
        </option>
      ))}
    </select>
  );
}
