type MeterProps = {
  label: string;
  done: number;
  /** Zero: not known before the end, so the bar says only that it goes on. */
  total: number;
};

/** How much of something is done, as a thin bar. */
export function Meter({ label, done, total }: MeterProps) {
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent ?? undefined}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1 overflow-hidden rounded-[2px] bg-sunken"
    >
      <i
        className={`block h-full ${percent === null ? "bg-accent/45" : "bg-accent"}`}
        style={{ width: `${percent ?? 100}%` }}
      />
    </div>
  );
}
