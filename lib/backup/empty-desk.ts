import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";

/** Rows that the first start of a desk does not write. */
const WORK = {
  "articles of your own": "article WHERE NOT is_sample",
  decisions: "decision",
  annotations: "annotation",
  "people besides the first admin": "(SELECT FROM moderator OFFSET 1) others",
  "changed house rules": "rule WHERE version > 1 OR retired_at IS NOT NULL",
  "changed settings": "setting WHERE key LIKE 'desk.%'",
};

/** Throws `conflict` where somebody has worked on this desk. */
export async function checkIsEmpty(owner: pg.Client): Promise<void> {
  const found: string[] = [];
  for (const [words, rows] of Object.entries(WORK)) {
    const { rowCount } = await owner.query(`SELECT FROM ${rows} LIMIT 1`);
    if (rowCount) found.push(words);
  }
  if (found.length === 0) return;
  throw new AppError(
    "conflict",
    `This desk has ${found.join(", ")}. Restore into an empty desk: another KOMAINU_HOME, or an empty database. Nothing was changed.`,
  );
}
