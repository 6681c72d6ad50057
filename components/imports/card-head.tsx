import type { ReactNode, Ref } from "react";

type CardHeadProps = {
  glyph: ReactNode;
  name: ReactNode;
  /** How it stands, in a few words. */
  words: string;
  acts?: ReactNode;
  /** Takes the focus when what had it is gone. */
  ref?: Ref<HTMLHeadingElement>;
};

/** The first line of one file: its name, how it stands, and what can be done. */
export function CardHead({ glyph, name, words, acts, ref }: CardHeadProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="grid min-h-7 min-w-0 flex-[1_1_240px] grid-cols-[16px_minmax(0,1fr)] items-baseline gap-x-2">
        <span className="translate-y-[3px]">{glyph}</span>
        <div className="pt-[5px] [overflow-wrap:anywhere]">
          <h2 ref={ref} tabIndex={-1} className="mr-2 inline font-semibold outline-none">
            {name}
          </h2>{" "}
          <span className="num text-muted">{words}</span>
        </div>
      </div>
      <div className="ml-auto flex min-h-7 items-center gap-2">{acts}</div>
    </div>
  );
}
