import { isTimeZone, USUAL_ZONE } from "./time-zone";

type NumberSetting = { kind: "number"; label: string; hint: string; unit: string; min: number; max: number };
type ChoiceSetting<Value extends string> = {
  kind: "choice";
  label: string;
  hint: string;
  options: readonly { value: Value; label: string }[];
};
type ZoneSetting = { kind: "zone"; label: string; hint: string };
type AnySetting = NumberSetting | ChoiceSetting<string> | ZoneSetting;

const number = (setting: Omit<NumberSetting, "kind"> & { usual: number }) => ({
  ...setting,
  kind: "number" as const,
});
const choice = <const Value extends string>(
  setting: Omit<ChoiceSetting<Value>, "kind"> & { usual: NoInfer<Value> },
) => ({ ...setting, kind: "choice" as const });

/** What an admin sets for the whole desk. An entry here is all that a new setting needs to be kept, checked and shown. */
export const DESK_SETTINGS = {
  sessionIdleHours: number({
    label: "Sign out when idle",
    hint: "A session ends after this long without use.",
    unit: "hours",
    min: 1,
    max: 168,
    usual: 12,
  }),
  sessionDays: number({
    label: "Sign in again after",
    hint: "A session ends after this long, used or not.",
    unit: "days",
    min: 1,
    max: 90,
    usual: 7,
  }),
  uploadQuotaGb: number({
    label: "Uploads of one person",
    hint: "What a person has sent and not yet imported or discarded takes this much at most.",
    unit: "GB",
    min: 1,
    max: 10_000,
    usual: 10,
  }),
  previewDays: number({
    label: "Discard unanswered previews after",
    hint: "An uploaded file that nobody imports is removed after this long.",
    unit: "days",
    min: 1,
    max: 365,
    usual: 7,
  }),
  removalReason: choice({
    label: "Reason for a removal",
    hint: "Whether R asks which rule a comment breaks. Optional: only Shift+R does.",
    options: [
      { value: "never", label: "Never ask" },
      { value: "offered", label: "Optional" },
      { value: "always", label: "Always ask" },
    ],
    usual: "offered",
  }),
  timeZone: {
    kind: "zone" as const,
    label: "Time zone",
    hint: "In whose clock times are shown, unless somebody chose another under Appearance.",
    usual: USUAL_ZONE as string,
  },
};

export type DeskSettingName = keyof typeof DESK_SETTINGS;

/** What the desk is set to, by name. */
export type DeskSettings = {
  [Name in DeskSettingName]: (typeof DESK_SETTINGS)[Name]["usual"];
};

export const DESK_SETTING_NAMES = Object.keys(DESK_SETTINGS) as DeskSettingName[];

/** A stored or typed value as the setting has it; null where it is no value of this setting. */
export function parseSetting<Name extends DeskSettingName>(
  name: Name,
  text: string,
): DeskSettings[Name] | null {
  return parseBy(DESK_SETTINGS[name], text) as DeskSettings[Name] | null;
}

function parseBy(setting: AnySetting, text: string): number | string | null {
  if (setting.kind === "zone") return isTimeZone(text) ? text : null;
  if (setting.kind === "choice") return setting.options.find(({ value }) => value === text)?.value ?? null;
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= setting.min && value <= setting.max ? value : null;
}

/** What each setting takes, for whoever typed something else. */
export function settingTakes(name: DeskSettingName): string {
  const setting: AnySetting = DESK_SETTINGS[name];
  if (setting.kind === "zone") return `${setting.label} takes a zone by its name, such as ${USUAL_ZONE}.`;
  return setting.kind === "number"
    ? `${setting.label} takes a whole number of ${setting.unit} from ${setting.min} to ${setting.max}.`
    : `${setting.label} takes ${setting.options.map(({ value }) => value).join(" or ")}.`;
}

/** The settings that these stored texts make; the usual value where nothing is stored, or nothing that can be read. */
export function readSettings(stored: ReadonlyMap<string, string>): DeskSettings {
  const read = (name: DeskSettingName) => {
    const text = stored.get(name);
    return [name, (text === undefined ? null : parseSetting(name, text)) ?? DESK_SETTINGS[name].usual];
  };
  return Object.fromEntries(DESK_SETTING_NAMES.map(read)) as DeskSettings;
}
