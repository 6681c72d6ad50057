import type { ReactNode } from "react";

type RuleSectionProps = { id: string; title: string; hint: ReactNode; children: ReactNode };

/** A part of a rule's page under its own head. */
export function RuleSection({ id, title, hint, children }: RuleSectionProps) {
  return (
    <section aria-labelledby={id} className="border-t border-line pt-4">
      <h2 id={id} className="text-[14px] font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-small text-muted">{hint}</p>
      {children}
    </section>
  );
}
