import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { Role } from "@/lib/domain/roles";

/** The imports page for somebody who may read it but import nothing. */
export function ReadOnlyImports({
  role,
  history,
  report,
}: {
  role: Role;
  history: ReactNode;
  report: ReactNode;
}) {
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
      <div className="min-w-0 lg:row-span-2">{report}</div>
      <div>{history}</div>
    </>
  );
}
