import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { Role } from "@/lib/domain/roles";
import type { ImportRow } from "@/lib/imports/view";
import { ImportsUnderWay } from "./imports-under-way";

type ReadOnlyImportsProps = {
  role: Role;
  active: readonly ImportRow[];
  nothing: ReactNode;
  history: ReactNode;
};

/** The imports page for somebody who may read it but import nothing. */
export function ReadOnlyImports({ role, active, nothing, history }: ReadOnlyImportsProps) {
  return (
    <>
      <section
        aria-label="New import"
        className="grid justify-items-start gap-1.5 rounded-panel border border-line bg-surface p-4"
      >
        <Icon name="import" className="size-4 text-faint" />
        <p>Your role, {role}, reads this page. Moderators import.</p>
        <p className="text-small text-muted">Ask an admin of your desk for the role moderator.</p>
      </section>
      <div className="min-w-0 lg:row-span-2">
        <ImportsUnderWay active={active} nothing={nothing} />
      </div>
      <div className="min-w-0">{history}</div>
    </>
  );
}
