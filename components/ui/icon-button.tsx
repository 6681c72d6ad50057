import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  icon: IconName;
  label: string;
  /** Stands beside the glyph, where there is room; the label says it too. */
  word?: ReactNode;
};

/** A button that is a glyph, or nearly; `label` names it for everyone who cannot see that. */
export function IconButton({ icon, label, word, className = "", type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={`shrink-0 rounded-control text-muted hover:bg-hover hover:text-ink disabled:opacity-50 ${word ? "inline-flex h-7 items-center gap-1.5 px-1.5" : "grid size-7 place-items-center"} ${className}`}
      {...rest}
    >
      <Icon name={icon} />
      {word}
    </button>
  );
}
