"use client";

import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu";
import type { Theme } from "@/lib/domain/preferences";
import type { Role } from "@/lib/domain/roles";
import { savePreference } from "@/lib/save-preference";
import { THEME_OPTIONS } from "./theme-options";

export type Person = { id: string; name: string; email: string; role: Role };

/** The signed-in person at the foot of the rail: the look of the desk, the settings, the way out. */
export function PersonMenu({ person, theme }: { person: Person; theme: Theme }) {
  const router = useRouter();
  const [chosen, setChosen] = useState(theme);

  function choose(next: Theme) {
    setChosen(next);
    savePreference("theme", next);
  }

  async function leave() {
    await signOut({ redirect: false });
    // A whole new page: nothing of the desk stays in memory.
    window.location.assign("/login");
  }

  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-control px-2 py-1.5 text-left text-small hover:bg-sunken"
        >
          <Face name={person.name} />
          <span className="truncate">
            {person.name}
            <span className="text-faint">, {person.role}</span>
          </span>
        </button>
      }
    >
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup label="Theme" value={chosen} onChange={choose} options={THEME_OPTIONS} />
      <MenuSeparator />
      <MenuItem icon="settings" onSelect={() => router.push("/settings")}>
        Settings
      </MenuItem>
      <MenuItem icon="signOut" onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function Face({ name }: { name: string }) {
  const initials = Array.from(name.trim()).slice(0, 2).join("").toUpperCase();
  return (
    <span
      aria-hidden="true"
      className="grid size-[22px] shrink-0 place-items-center rounded-full bg-accent text-[9.5px] font-semibold text-on-accent"
    >
      {initials}
    </span>
  );
}
