import type { ReactNode } from "react";
import { Icon } from "./icon";

/** One line on how an act ended. Read out at once where it failed. */
export function Notice({ isFailure, children }: { isFailure: boolean; children: ReactNode }) {
  return (
    <p
      role={isFailure ? "alert" : "status"}
      className={`flex gap-2 ${isFailure ? "text-removed" : "text-muted"}`}
    >
      <Icon
        name={isFailure ? "warning" : "tick"}
        className={`mt-px size-4 ${isFailure ? "" : "text-kept"}`}
      />
      <span>{children}</span>
    </p>
  );
}
