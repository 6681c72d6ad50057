import type { ReactNode } from "react";

type SectionProps = { id: string; title: string; hint?: ReactNode; act?: ReactNode; children: ReactNode };

/** A part of the settings: its name at the left on a wide window, above on a narrow one. */
export function Section({ id, title, hint, act, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-4 gap-x-8 gap-y-4 border-b border-line py-8 last:border-0 md:grid-cols-[208px_minmax(0,1fr)]"
    >
      <div className="grid content-start justify-items-start gap-2">
        <h2 id={`${id}-title`} className="heading-serif">
          {title}
        </h2>
        {hint && <p className="text-small text-muted">{hint}</p>}
        {act}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
