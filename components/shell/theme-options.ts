import type { IconName } from "@/components/ui/icon";
import type { Theme } from "@/lib/domain/preferences";

export const THEME_OPTIONS: readonly { value: Theme; label: string; icon: IconName }[] = [
  { value: "system", label: "System", icon: "system" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
];
