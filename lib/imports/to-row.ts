import "server-only";
import { z } from "zod";
import { previewSchema } from "./preview";
import { progressOf } from "./progress";
import { isStopped, readRunner } from "./runner";
import { type ChangeCounts, IMPORT_STATUSES, type ImportProgress, type ImportRow } from "./view";

/** One import as it is kept, with the sums of its report. */
export type ImportFigures = {
  id: string;
  fileName: string;
  status: string;
  wants: string;
  failure: string | null;
  byName: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  heartbeatAt: Date | null;
  runner: unknown;
  bytes: bigint;
  bytesDone: bigint;
  commentsDone: bigint;
  preview: unknown;
  options: unknown;
  format: string | null;
  contentKey: string | null;
  hasUpload: boolean;
  articleCount: number;
  newArticleCount: number;
  found: number;
  added: number;
  changed: number;
  votesChanged: number;
  edited: number;
  gone: number;
  returned: number;
  warningCount: number;
  refusedCount: number;
  untriedCount: number;
};

/** An import as a line of the history. */
export function toRow(figures: ImportFigures, now: Date): ImportRow {
  const { id, fileName, failure, byName, found, added, changed, gone, warningCount, refusedCount } = figures;
  const preview = previewOf(figures);
  const counted = preview
    ? {
        articleCount: preview.articleCount,
        newArticleCount: preview.articles.filter(({ isNew }) => isNew).length,
        found: Number(figures.commentsDone),
        added: preview.counts.new,
        changed: preview.counts.votes + preview.counts.edited,
        gone: preview.counts.gone,
      }
    : {
        articleCount: figures.articleCount,
        newArticleCount: figures.newArticleCount,
        found,
        added,
        changed,
        gone,
      };
  return {
    id,
    fileName,
    status: statusOf(figures, now),
    wants: figures.wants === "preview" ? "preview" : "import",
    failure,
    byName,
    startedAt: figures.startedAt.toISOString(),
    ...counted,
    warningCount,
    refusedCount,
    progress: progressIn(figures, now),
  };
}

/** What its preview found, as long as the import itself has not begun. */
export function previewOf({ preview, wants, status }: ImportFigures) {
  return wants === "preview" && status === "previewed"
    ? (previewSchema.safeParse(preview).data ?? null)
    : null;
}

export function countsOf(figures: ImportFigures): ChangeCounts {
  const { added, votesChanged, edited, gone, returned, refusedCount } = figures;
  return (
    previewOf(figures)?.counts ?? {
      new: added,
      votes: votesChanged,
      edited,
      gone,
      returned,
      refused: refusedCount,
    }
  );
}

const STORED_STATUSES = z.enum(IMPORT_STATUSES);

function statusOf({ status, heartbeatAt, runner }: ImportFigures, now: Date): ImportRow["status"] {
  const isDead = status === "running" && isStopped(heartbeatAt, runner, now);
  return isDead ? "stopped" : STORED_STATUSES.parse(status);
}

function progressIn(figures: ImportFigures, now: Date): ImportProgress {
  const runner = figures.status === "running" ? readRunner(figures.runner) : null;
  return progressOf(
    {
      bytesDone: Number(figures.bytesDone),
      bytes: Number(figures.bytes),
      commentsDone: Number(figures.commentsDone),
      run: runner && {
        since: new Date(runner.since),
        bytesBefore: runner.bytesBefore,
        commentsBefore: runner.commentsBefore,
      },
    },
    now,
  );
}
