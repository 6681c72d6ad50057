import type { ReactNode } from "react";

type TroubleProps = {
  /** What failed, in a few words. */
  title: string;
  /** What is safe and what to do. */
  children: ReactNode;
  /** Usually "Try again". */
  act?: ReactNode;
};

/** An error in place of what it kept from showing. */
export function Trouble({ title, children, act }: TroubleProps) {
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-1.5 border-l-[3px] border-removed bg-removed-soft px-4 py-3"
    >
      <p className="font-semibold">{title}</p>
      <div>{children}</div>
      {act}
    </div>
  );
}
