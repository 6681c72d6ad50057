import { formatBytes, formatCount, formatInteger } from "@/lib/format";
import type { ImportProgress } from "@/lib/imports/view";

/** Shows how far an import is on one line of a terminal, again and again; elsewhere nothing. */
export function progressLine() {
  const { show, clear } = statusLine();
  return { show: (progress: ImportProgress) => show(progressWords(progress)), clear };
}

/** One line of a terminal that is written again and again; elsewhere nothing. */
export function statusLine(stream: NodeJS.WriteStream = process.stderr) {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let isShown = false;
  return {
    show: (words: string) => {
      isShown = true;
      stream.write(`\r\u001b[K${words}`);
    },
    clear: () => {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}

/** `12.0 MB of 40.1 MB, 31,000 comments, 9,800 a second, 3 s left` */
export function progressWords({
  bytesDone,
  bytes,
  commentsDone,
  ratePerSecond,
  secondsLeft,
}: ImportProgress): string {
  const words = [
    bytes > 0 ? `${formatBytes(bytesDone)} of ${formatBytes(bytes)}` : formatBytes(bytesDone),
    formatCount(commentsDone, "comment"),
  ];
  if (ratePerSecond !== null) words.push(`${formatInteger(ratePerSecond)} a second`);
  if (secondsLeft !== null) words.push(`${timeWords(secondsLeft)} left`);
  return words.join(", ");
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
