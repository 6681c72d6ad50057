import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { WARNING_CODES, type WarningCode } from "@/lib/domain/parsed-article";
import { can } from "@/lib/domain/roles";
import { FORMATS, type Format } from "@/lib/formats/format";
import { currentSettings } from "@/lib/settings/current";
import { findLockHolder } from "./content-lock";
import { listed, readArticles, readFiles, readWarnings } from "./read-report";
import { countsOf, type ImportFigures, previewOf, toRow } from "./to-row";
import type { ImportView } from "./view";

const DAY_MS = 24 * 60 * 60 * 1000;

/** One import with the beginnings of its lists, and what may be done with it. */
export async function buildView(actor: Actor, figures: ImportFigures): Promise<ImportView> {
  const { id, startedAt, finishedAt, contentKey } = figures;
  const row = toRow(figures, new Date());
  const preview = previewOf(figures);
  const mayRun = can(actor.role, "import:run");
  const [readable, formats, files, articles, warningCounts, warnings, holder] = await Promise.all([
    db.importFile.count({ where: { importId: id, failure: null }, take: 1 }),
    readFormats(figures),
    readFiles(id, null),
    preview ? listed(preview.articles, preview.articleCount, null) : readArticles(id, null),
    readWarningCounts(id),
    readWarnings(id, { code: null, file: null }, null),
    contentKey === null || row.status === "done" ? null : findLockHolder(contentKey, id),
  ]);
  return {
    ...row,
    formats,
    finishedAt: finishedAt?.toISOString() ?? null,
    seconds: finishedAt ? Math.max(0, finishedAt.getTime() - startedAt.getTime()) / 1000 : null,
    counts: countsOf(figures),
    isAbout: preview?.isAbout ?? false,
    tables: preview?.tables ?? [],
    files,
    articles,
    warningCounts,
    warnings,
    heldBy: holder && { importId: holder.importId, name: holder.name, since: holder.since.toISOString() },
    lapsesInDays: row.status === "previewed" ? await daysLeft(figures.heartbeatAt ?? startedAt) : null,
    canConfirm: mayRun && row.status === "previewed" && readable > 0,
    canCancel: mayRun && !["done", "failed", "cancelled"].includes(row.status),
    canRetry: mayRun && figures.untriedCount > 0 && ["done", "failed"].includes(row.status),
    canSetColumns: mayRun && row.status === "previewed" && (preview?.tables.length ?? 0) > 0,
  };
}

async function daysLeft(previewedAt: Date): Promise<number> {
  const { previewDays } = await currentSettings();
  return Math.max(0, Math.ceil(previewDays - (Date.now() - previewedAt.getTime()) / DAY_MS));
}

async function readFormats({ id, format }: ImportFigures): Promise<Format[]> {
  const files = await db.importFile.findMany({
    where: { importId: id },
    distinct: ["format"],
    select: { format: true },
  });
  const found = new Set([format, ...files.map((file) => file.format)]);
  return FORMATS.filter((known) => found.has(known));
}

async function readWarningCounts(importId: string): Promise<{ code: WarningCode; count: number }[]> {
  return db.$queryRaw`
    SELECT code, count(*)::int AS count FROM import_warning
    WHERE import_id = ${importId}::uuid AND code = ANY(${[...WARNING_CODES]}::text[])
    GROUP BY code ORDER BY count DESC, code`;
}
