import type { ReactNode } from "react";

/** A key cap, printed where the act is. */
export function Kbd({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={`inline-grid h-[17px] min-w-[17px] place-items-center rounded-chip border border-line bg-raised px-1 font-sans text-[10.5px] leading-none font-medium text-muted ${className}`}
    >
      {children}
    </kbd>
  );
}
