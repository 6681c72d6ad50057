import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "base" | "large";

const VARIANT = {
  primary: "border-accent bg-accent text-on-accent hover:opacity-90",
  plain: "border-line bg-raised text-ink hover:bg-hover",
  quiet: "border-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border-removed bg-removed text-raised hover:opacity-90",
} satisfies Record<ButtonVariant, string>;

const SIZE = {
  base: "h-7 px-2.5",
  large: "h-9 justify-center px-4",
} satisfies Record<ButtonSize, string>;

/** The look of a button, for links that act like one. */
export function buttonClass(variant: ButtonVariant = "plain", size: ButtonSize = "base"): string {
  return `inline-flex shrink-0 items-center gap-1.5 rounded-control border font-medium whitespace-nowrap disabled:opacity-50 aria-disabled:opacity-50 ${VARIANT[variant]} ${SIZE[size]}`;
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize };

export function Button({ variant, size, className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}
