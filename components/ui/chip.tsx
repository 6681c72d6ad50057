import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type ChipTone = "plain" | "flag" | "kept" | "removed" | "escalated" | "accent";
export type ChipFill = "outline" | "soft" | "solid";

const FILL = {
  plain: {
    outline: "text-muted ring-1 ring-line ring-inset",
    soft: "bg-sunken text-muted",
    solid: "bg-muted text-raised",
  },
  flag: {
    outline: "text-flag ring-1 ring-flag/45 ring-inset",
    soft: "bg-flag-soft text-flag",
    solid: "bg-flag text-raised",
  },
  kept: {
    outline: "text-kept ring-1 ring-kept/45 ring-inset",
    soft: "bg-kept-soft text-kept",
    solid: "bg-kept text-raised",
  },
  removed: {
    outline: "text-removed ring-1 ring-removed/45 ring-inset",
    soft: "bg-removed-soft text-removed",
    solid: "bg-removed text-raised",
  },
  escalated: {
    outline: "text-escalated ring-1 ring-escalated/45 ring-inset",
    soft: "bg-escalated-soft text-escalated",
    solid: "bg-escalated text-raised",
  },
  accent: {
    outline: "text-accent ring-1 ring-accent/45 ring-inset",
    soft: "bg-accent-soft text-accent",
    solid: "bg-accent text-on-accent",
  },
} satisfies Record<ChipTone, Record<ChipFill, string>>;

type ChipProps = {
  children: ReactNode;
  icon?: IconName;
  tone?: ChipTone;
  fill?: ChipFill;
  title?: string;
};

/** A glyph and a word, 18 px tall. The fill says how much, the tone what. */
export function Chip({ children, icon, tone = "plain", fill = "soft", title }: ChipProps) {
  return (
    <span
      title={title}
      className={`inline-flex h-[18px] max-w-full items-center gap-[3px] rounded-chip pr-[5px] pl-1 text-micro leading-none font-medium whitespace-nowrap ${FILL[tone][fill]}`}
    >
      {icon && <Icon name={icon} className="size-[11px] stroke-[1.7]" />}
      <span className="truncate leading-4">{children}</span>
    </span>
  );
}
