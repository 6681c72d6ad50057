import type { ReactNode } from "react";

type KbdProps = {
  children: ReactNode;
  className?: string;
  /** Printed also for whoever switched single keys off, and where there is no keyboard. */
  isKept?: boolean;
};

const isSingle = (children: ReactNode) =>
  typeof children === "number" || (typeof children === "string" && /^[A-Z\d/?.[\]]$/.test(children));

/** A key cap, printed where the act is and where there are keys. */
export function Kbd({ children, className = "", isKept = false }: KbdProps) {
  return (
    <kbd
      data-single={(!isKept && isSingle(children)) || undefined}
      className={`inline-grid h-[17px] min-w-[17px] place-items-center rounded-chip border border-line bg-raised px-1 font-sans text-[10.5px] leading-none font-medium text-muted ${isKept ? "" : "keyless:hidden"} ${className}`}
    >
      {children}
    </kbd>
  );
}
