const WIDTHS = ["46%", "34%", "52%", "40%", "48%"];

/** Rows of grey bars while content is on its way: shown only after 150 ms, without shimmer. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="appear-late">
      {Array.from({ length: rows }, (_, row) => (
        // The bars never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={row} className="flex h-(--row) items-center gap-3 border-b border-line/60 px-3">
          <i className="h-[9px] w-3.5 rounded-[2px] bg-sunken" />
          <i className="h-[9px] w-7 rounded-[2px] bg-sunken" />
          <i className="h-[9px] w-14 rounded-[2px] bg-sunken" />
          <i className="h-[9px] rounded-[2px] bg-sunken" style={{ width: WIDTHS[row % WIDTHS.length] }} />
          <i className="ml-auto h-[9px] w-16 rounded-[2px] bg-sunken" />
        </div>
      ))}
    </div>
  );
}
