import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  /** `h1` where nothing above names the page. */
  heading?: "h1" | "h2";
  children?: ReactNode;
};

/** Nothing to show, said in one serif line, with what happened or what to do below it. */
export function EmptyState({ title, heading: Heading = "h2", children }: EmptyStateProps) {
  return (
    <div className="mx-auto grid h-full max-w-[620px] content-center justify-items-start gap-3 px-6 pt-8 pb-[12vh] sm:px-12">
      <Heading className="heading-display">{title}</Heading>
      {children}
    </div>
  );
}
