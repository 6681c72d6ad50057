import type { ReactNode } from "react";

/** Nothing to show, said in one serif line, with what happened or what to do below it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mx-auto grid h-full max-w-[620px] content-center justify-items-start gap-3 px-6 pt-8 pb-[12vh] sm:px-12">
      <h2 className="heading-display">{title}</h2>
      {children}
    </div>
  );
}
