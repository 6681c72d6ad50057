import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount, formatInteger } from "@/lib/format";
import type { AlikeProgress } from "./use-alike-act";

type ProgressSaidProps = {
  progress: Exclude<AlikeProgress, { step: "idle" }>;
  /** What is being done, once it is done: `Removed`. */
  word: string;
  total: number;
  onStop: () => void;
  onGoOn: () => void;
  /** Not given: what is done is itself an undoing. */
  onUndo?: () => void;
  onClose: () => void;
};

/** How far an act on many comments is, and what became of it. */
export function ProgressSaid({ progress, word, total, onStop, onGoOn, onUndo, onClose }: ProgressSaidProps) {
  const isRunning = progress.step === "running";
  const canGoOn = progress.step === "ended" && progress.canGoOn;
  return (
    <Dialog
      open
      // While it runs, it is stopped by its button alone, not by a stray Esc.
      onOpenChange={() => !isRunning && onClose()}
      title={isRunning ? `${word} so far` : word}
      width="small"
      footer={
        <div className="ml-auto flex gap-2">
          {isRunning && <Button onClick={onStop}>Stop here</Button>}
          {!isRunning && onUndo && progress.done > 0 && (
            <Button onClick={onUndo}>Undo all {formatInteger(progress.done)}</Button>
          )}
          {canGoOn && (
            <Button variant="primary" onClick={onGoOn}>
              Go on
            </Button>
          )}
          {!isRunning && (
            <Button variant={canGoOn ? "plain" : "primary"} onClick={onClose}>
              Close
            </Button>
          )}
        </div>
      }
    >
      <div className="grid gap-2 p-4" role="status">
        <p className="num">
          {word} {onUndo && `${formatInteger(progress.done)} of `}
          {formatCount(onUndo ? total : progress.done, "comment")}.
        </p>
        {isRunning && (
          <div
            role="progressbar"
            aria-label={word}
            aria-valuemax={total}
            aria-valuenow={progress.done}
            className="h-1.5 overflow-hidden rounded-chip bg-sunken"
          >
            <div
              className="h-full bg-accent"
              style={{ width: `${Math.min(100, (100 * progress.done) / total)}%` }}
            />
          </div>
        )}
        {progress.step === "ended" && <Ending progress={progress} />}
      </div>
    </Dialog>
  );
}

function Ending({ progress }: { progress: Extract<AlikeProgress, { step: "ended" }> }) {
  return (
    <>
      {progress.overtaken.map(({ name, count }) => (
        <p key={name} className="text-muted">
          {name} decided {formatCount(count, "comment")} first; {count === 1 ? "it stays" : "they stay"} so.
        </p>
      ))}
      {progress.changedSince > 0 && (
        <p className="text-muted">
          {formatCount(progress.changedSince, "comment was", "comments were")} changed since and{" "}
          {progress.changedSince === 1 ? "stays" : "stay"} as{" "}
          {progress.changedSince === 1 ? "it is" : "they are"}.
        </p>
      )}
      {progress.isStopped && <p className="text-muted">You stopped it; the rest is as it was.</p>}
      {progress.failure && <p className="text-removed">{progress.failure}</p>}
    </>
  );
}
