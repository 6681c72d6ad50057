import type { ReactNode } from "react";

type PageFrameProps = {
  title: string;
  /** At the right end of the bar. */
  acts?: ReactNode;
  children: ReactNode;
};

/** A page with its title in the bar that crosses the desk, and its content scrolling below. */
export function PageFrame({ title, acts, children }: PageFrameProps) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header
        className={`flex h-(--bar-height) shrink-0 items-center gap-2 border-b border-line px-4 sm:px-8 ${acts ? "" : "max-xl:sr-only"}`}
      >
        <h1 className="text-[14px] font-semibold">{title}</h1>
        {acts && <div className="ml-auto flex items-center gap-2">{acts}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  );
}
