import { formatBytes, formatCount, formatInteger } from "@/lib/format";
import type { ImportRow } from "@/lib/imports/view";
import { formatDuration } from "./duration";
import { type Figure, Figures } from "./figures";
import { Meter } from "./meter";

/** How far an import is: a bar, and its figures. */
export function ImportProgressView({ row }: { row: ImportRow }) {
  const { bytesDone, bytes } = row.progress;
  return (
    <div className="mt-2 grid gap-2">
      <Meter label={`${row.fileName}, read`} done={bytesDone} total={bytes} />
      <Figures figures={figuresOf(row)} />
    </div>
  );
}

function figuresOf({ progress, status, warningCount }: ImportRow): Figure[] {
  const { bytesDone, bytes, commentsDone, ratePerSecond, secondsLeft } = progress;
  const isReceiving = status === "receiving";
  const figures: Figure[] = [
    {
      value: bytes > 0 ? `${formatBytes(bytesDone)} of ${formatBytes(bytes)}` : formatBytes(bytesDone),
      name:
        bytes > 0
          ? `${isReceiving ? "sent" : "read"}, ${Math.min(100, Math.floor((bytesDone / bytes) * 100))} %`
          : "read",
    },
  ];
  if (!isReceiving) figures.push({ value: formatInteger(commentsDone), name: "comments" });
  if (ratePerSecond !== null && !isReceiving) {
    figures.push({ value: `${formatInteger(Math.round(ratePerSecond))} /s`, name: "rate" });
  }
  if (secondsLeft !== null) figures.push({ value: formatDuration(secondsLeft), name: "left" });
  if (warningCount > 0) {
    figures.push({
      value: formatInteger(warningCount),
      name: formatCount(warningCount, "warning").replace(/^\S+ /, ""),
    });
  }
  return figures;
}
