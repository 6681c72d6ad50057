"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { THEME_OPTIONS } from "@/components/shell/theme-options";
import type { IconName } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { Density, Notifications, Preferences, SingleKeys } from "@/lib/domain/preferences";
import { savePreference } from "@/lib/save-preference";
import { Section } from "./section";

const DENSITY_OPTIONS: readonly { value: Density; label: string; icon: IconName }[] = [
  { value: "comfortable", label: "Comfortable", icon: "rowsComfortable" },
  { value: "compact", label: "Compact", icon: "rowsCompact" },
];

const KEYS_OPTIONS: readonly { value: SingleKeys; label: string }[] = [
  { value: "on", label: "On" },
  { value: "off", label: "Off, only with Alt" },
];

const NOTIFICATIONS_OPTIONS: readonly { value: Notifications; label: string }[] = [
  { value: "off", label: "Off" },
  { value: "on", label: "On" },
];

type Shown = Pick<Preferences, "theme" | "density" | "keys" | "notifications" | "timeZone"> & {
  deskZone: string;
  zones: readonly string[];
};

/** Asks the browser for leave first; "off" where it does not give it. */
async function allowed(wanted: Notifications): Promise<Notifications> {
  if (wanted === "off" || !("Notification" in window)) return "off";
  return (await Notification.requestPermission()) === "granted" ? "on" : "off";
}

/** How this browser draws the desk. Changes at once, no button. */
export function AppearanceSection(props: Shown) {
  const [theme, setTheme] = useState(props.theme);
  const [density, setDensity] = useState(props.density);
  const [keys, setKeys] = useState(props.keys);
  const [notifications, setNotifications] = useState(props.notifications);
  const [isRefused, setRefused] = useState(false);
  const [timeZone, setTimeZone] = useState(props.timeZone ?? "");
  const zoneId = useId();
  const router = useRouter();
  return (
    <Section id="appearance" title="Appearance" hint="Kept in this browser.">
      <dl className="grid grid-cols-[84px_minmax(0,1fr)] items-center gap-y-3">
        <dt>Theme</dt>
        <dd>
          <Segmented
            label="Theme"
            value={theme}
            options={THEME_OPTIONS}
            showsWords
            onChange={(next) => {
              setTheme(next);
              savePreference("theme", next);
            }}
          />
        </dd>
        <dt>Rows</dt>
        <dd>
          <Segmented
            label="Rows"
            value={density}
            options={DENSITY_OPTIONS}
            showsWords
            onChange={(next) => {
              setDensity(next);
              savePreference("density", next);
            }}
          />
        </dd>
        <dt>Single keys</dt>
        <dd>
          <Segmented
            label="Single keys"
            value={keys}
            options={KEYS_OPTIONS}
            showsWords
            onChange={(next) => {
              setKeys(next);
              savePreference("keys", next);
            }}
          />
        </dd>
        <dt>
          <label htmlFor={zoneId}>Time zone</label>
        </dt>
        <dd>
          <select
            id={zoneId}
            value={timeZone}
            onChange={({ currentTarget: { value } }) => {
              setTimeZone(value);
              savePreference("timeZone", value === "" ? null : value);
              router.refresh();
            }}
            className="h-7 max-w-full rounded-control border border-line-strong bg-raised px-2"
          >
            <option value="">As the desk ({props.deskZone})</option>
            {props.zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </dd>
        <dt>Notifications</dt>
        <dd>
          <Segmented
            label="Notifications"
            value={notifications}
            options={NOTIFICATIONS_OPTIONS}
            showsWords
            onChange={async (wanted) => {
              const next = await allowed(wanted);
              setNotifications(next);
              setRefused(next !== wanted);
              savePreference("notifications", next);
            }}
          />
          <p className="mt-1 text-small text-faint" role="status">
            {isRefused
              ? "This browser does not allow them. Allow notifications of this page in its settings."
              : "When a colleague mentions you or overturns your decision."}
          </p>
        </dd>
      </dl>
    </Section>
  );
}
