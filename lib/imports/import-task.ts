import type { ImportChange } from "@/lib/domain/import-change";
import type { ImportOptions } from "./import-options";
import type { ImportStep } from "./read-steps";
import type { StepOutcome } from "./run";
import type { Runner } from "./runner";
import type { ImportProgress } from "./view";

/** An import that this process has made its own: what is to be done, and from where on. */
export type ImportTask = {
  id: string;
  fileName: string;
  isPreview: boolean;
  options: ImportOptions;
  /** Zero: not known before the end. */
  bytes: number;
  contentKey: string | null;
  partsDone: number;
  commentsDone: number;
  /** When it was begun, the same after a stop. */
  startedAt: Date;
  runner: Runner;
};

/** Who else wants to hear of it. */
export type ImportListeners = {
  onProgress?(progress: ImportProgress): void;
  onChange?(change: ImportChange): void;
  /** The next step waits for it. */
  onStep?(step: ImportStep, outcome: StepOutcome): Promise<void> | void;
};
