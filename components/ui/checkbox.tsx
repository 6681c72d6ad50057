import type { ComponentProps } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  label: string;
  isMixed?: boolean;
};

/** A small box with a large target: 13 px drawn, 24 px to press, 32 px on a phone. */
export function Checkbox({ label, isMixed = false, ...input }: CheckboxProps) {
  return (
    <label className="-m-1 grid size-6 place-items-center max-[760px]:-m-2 max-[760px]:size-8">
      <input
        type="checkbox"
        aria-label={label}
        ref={(element) => {
          if (element) element.indeterminate = isMixed;
        }}
        className="grid size-[13px] appearance-none place-items-center rounded-chip border border-line-strong bg-raised opacity-65 forced-colors:appearance-auto before:size-[9px] before:[clip-path:polygon(8%_52%,22%_38%,40%_57%,78%_16%,92%_30%,41%_85%)] checked:border-accent checked:bg-accent checked:opacity-100 checked:before:bg-on-accent indeterminate:border-accent indeterminate:bg-accent indeterminate:opacity-100 indeterminate:before:bg-on-accent indeterminate:before:[clip-path:inset(40%_10%)] hover:opacity-100 group-hover/row:opacity-100"
        {...input}
      />
    </label>
  );
}
