"use client";

import { type FormEvent, useId, useState } from "react";
import { Notice } from "@/components/ui/notice";
import {
  DESK_SETTING_NAMES,
  DESK_SETTINGS,
  type DeskSettingName,
  type DeskSettings,
} from "@/lib/domain/desk-settings";
import { saveSettingAction } from "@/lib/settings/actions";
import { Section } from "./section";
import { useAct } from "./use-act";

type DeskSectionProps = { settings: DeskSettings; zones: readonly string[]; canChange: boolean };

/** What holds for the whole desk: for all to see, for admins to change. */
export function DeskSection({ settings, zones, canChange }: DeskSectionProps) {
  return (
    <Section id="desk" title="Desk settings" hint="The same for everybody. An admin can change it.">
      <ul className="grid gap-5">
        {DESK_SETTING_NAMES.map((name) => (
          <li key={name}>
            <Setting name={name} value={String(settings[name])} zones={zones} canChange={canChange} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type SettingProps = { name: DeskSettingName; value: string; zones: readonly string[]; canChange: boolean };

function Setting({ name, value, zones, canChange }: SettingProps) {
  const id = useId();
  const setting = DESK_SETTINGS[name];
  const [typed, setTyped] = useState(value);
  const { isBusy, outcome, run } = useAct();
  const options =
    setting.kind === "choice" ? setting.options : zones.map((zone) => ({ value: zone, label: zone }));

  const save = (text: string) =>
    run(
      () => saveSettingAction({ name, text }),
      () => "Saved",
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== value) save(typed);
  };
  const field = "h-7 rounded-control border border-line-strong bg-raised px-2 disabled:opacity-60";
  return (
    <form onSubmit={submit} className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={id} className="min-w-44 font-medium">
          {setting.label}
        </label>
        {setting.kind !== "number" ? (
          <select
            id={id}
            aria-describedby={`${id}-hint`}
            value={typed}
            disabled={!canChange || isBusy}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              save(currentTarget.value);
            }}
            className={field}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <>
            <input
              id={id}
              aria-describedby={`${id}-hint`}
              inputMode="numeric"
              value={typed}
              disabled={!canChange}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onBlur={submit}
              className={`${field} w-20 text-right tabular-nums`}
            />
            <span className="text-muted">{setting.unit}</span>
          </>
        )}
      </div>
      <p id={`${id}-hint`} className="text-small text-muted">
        {setting.hint}
      </p>
      {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
    </form>
  );
}
