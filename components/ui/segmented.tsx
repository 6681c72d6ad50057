"use client";

import { Icon, type IconName } from "./icon";

type SegmentedProps<Value extends string> = {
  label: string;
  /** Null: none is pressed yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** With an icon the word becomes the tooltip, unless `showsWords`. */
  options: readonly { value: Value; label: string; icon?: IconName }[];
  showsWords?: boolean;
};

/** Two to four choices side by side, one of them pressed. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  showsWords,
}: SegmentedProps<Value>) {
  return (
    <fieldset
      aria-label={label}
      className="inline-flex max-w-full shrink-0 flex-wrap overflow-hidden rounded-control border border-line"
    >
      {options.map((option) => {
        const isWordless = option.icon && !showsWords;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            aria-label={isWordless ? option.label : undefined}
            title={isWordless ? option.label : undefined}
            onClick={() => onChange(option.value)}
            className={`focus-inside inline-flex h-[26px] items-center justify-center gap-1.5 whitespace-nowrap text-faint aria-pressed:bg-sunken aria-pressed:text-ink ${isWordless ? "w-7" : "px-2.5"}`}
          >
            {option.icon && <Icon name={option.icon} />}
            {!isWordless && option.label}
          </button>
        );
      })}
    </fieldset>
  );
}
