import { Listed } from "@/components/ui/listed";
import { Time } from "@/components/ui/time";
import { formatBytes, type Now } from "@/lib/format";
import type { ImportView } from "@/lib/imports/view";
import { formatDuration } from "./duration";
import { FORMAT_WORDS } from "./format-words";

/** Who imported it, when, how large it was, what it was. */
export function ImportFacts({ view, now }: { view: ImportView; now: Now }) {
  const facts = [
    view.byName ?? "command line",
    <Time key="at" at={view.startedAt} now={now} as="time" />,
    formatBytes(view.progress.bytes || view.progress.bytesDone),
    ...view.formats.map((format) => FORMAT_WORDS[format]),
    ...(view.seconds === null ? [] : [`took ${took(view.seconds)}`]),
  ];
  return (
    <p className="num text-small text-muted">
      <Listed parts={facts} />
    </p>
  );
}

function took(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : formatDuration(seconds);
}
