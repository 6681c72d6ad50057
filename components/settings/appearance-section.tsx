"use client";

import { useState } from "react";
import { THEME_OPTIONS } from "@/components/shell/theme-options";
import type { IconName } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { Density, SingleKeys, Theme } from "@/lib/domain/preferences";
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

/** How this browser draws the desk. Changes at once, no button. */
export function AppearanceSection(props: { theme: Theme; density: Density; keys: SingleKeys }) {
  const [theme, setTheme] = useState(props.theme);
  const [density, setDensity] = useState(props.density);
  const [keys, setKeys] = useState(props.keys);
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
      </dl>
    </Section>
  );
}
