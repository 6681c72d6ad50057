import "server-only";
import { z } from "zod";
import { CHANGE_KINDS, type ChangeKind, type ImportChange } from "@/lib/domain/import-change";
import { type IdSet, idSet } from "./id-set";
import type { ArticleTally } from "./run";
import type { ChangeCounts, ImportedArticle, ImportTable } from "./view";

/** So many changes of each kind are kept; of votes, the largest. */
const KEPT_MAX = 1000;
const ARTICLES_MAX = 500;
const TABLES_MAX = 20;
/** Ids remembered of each kind, so that what stands twice in one import is counted once. */
const IDS_MAX = 2_000_000;
const BODY_CHARS_MAX = 20_000;

/** What a preview found, as it is kept with the import. */
export type Preview = {
  counts: ChangeCounts;
  isAbout: boolean;
  articleCount: number;
  articles: ImportedArticle[];
  tables: ImportTable[];
};

export type PreviewCollector = {
  note(change: ImportChange): void;
  count(fileNumber: number, tallies: readonly ArticleTally[]): void;
  addTable(table: ImportTable): void;
  result(): Preview;
  changes(): Map<ChangeKind, ImportChange[]>;
};

const COUNTED = {
  new: "added",
  votes: "votesChanged",
  edited: "edited",
  gone: "gone",
  returned: "returned",
} as const;

/** Hears of every change of a preview and keeps the counts of all and the first of each kind. */
export function collectPreview(): PreviewCollector {
  const counts: ChangeCounts = { new: 0, votes: 0, edited: 0, gone: 0, returned: 0, refused: 0 };
  const kept = new Map<ChangeKind, ImportChange[]>(CHANGE_KINDS.map((kind) => [kind, []]));
  const met = new Map<ChangeKind, IdSet>(CHANGE_KINDS.map((kind) => [kind, idSet(IDS_MAX)]));
  const articles = articleCollector();
  const tables: ImportTable[] = [];
  let isAbout = false;
  return {
    note: (change) => {
      if (change.kind !== "refused") {
        const isFirst = met.get(change.kind)?.add(change.commentId) ?? null;
        if (isFirst === false) return;
        if (isFirst === null) isAbout = true;
        articles.note(change);
      }
      counts[change.kind] += 1;
      keepChange(kept.get(change.kind) ?? [], change);
    },
    count: articles.count,
    addTable: (table) => {
      if (tables.length < TABLES_MAX) tables.push(table);
    },
    result: () => ({ counts, isAbout, ...articles.result(), tables }),
    changes: () => {
      const votes = kept.get("votes") ?? [];
      votes.sort((one, other) => swingOf(other) - swingOf(one));
      votes.length = Math.min(votes.length, KEPT_MAX);
      return kept;
    },
  };
}

function keepChange(kept: ImportChange[], change: ImportChange): void {
  if (change.kind === "votes") {
    kept.push(change);
    if (kept.length < 2 * KEPT_MAX) return;
    kept.sort((one, other) => swingOf(other) - swingOf(one));
    kept.length = KEPT_MAX;
    return;
  }
  if (kept.length < KEPT_MAX) kept.push(shortened(change));
}

function shortened(change: ImportChange): ImportChange {
  if (change.kind !== "edited") return change;
  return {
    ...change,
    before: change.before.slice(0, BODY_CHARS_MAX),
    after: change.after.slice(0, BODY_CHARS_MAX),
  };
}

/** How far the net votes moved; less than nothing where that is unknown. */
function swingOf(change: ImportChange): number {
  if (change.kind !== "votes" || change.before.net === null || change.after.net === null) return -1;
  return Math.abs(change.after.net - change.before.net);
}

function articleCollector() {
  const articles = new Map<string, ImportedArticle>();
  const met = idSet(IDS_MAX);
  const find = (id: string, title: string | null): ImportedArticle | undefined => {
    met.add(id);
    const known = articles.get(id);
    if (known || articles.size === ARTICLES_MAX) return known;
    const article = anArticle(id, title);
    articles.set(id, article);
    return article;
  };
  return {
    note: (change: Exclude<ImportChange, { kind: "refused" }>) => {
      const article = find(change.articleId, change.articleTitle);
      if (article) article[COUNTED[change.kind]] += 1;
    },
    count: (fileNumber: number, tallies: readonly ArticleTally[]) => {
      for (const tally of tallies) {
        const article = find(tally.articleId, tally.title);
        if (!article) continue;
        article.fileNumber ||= fileNumber;
        article.isNew ||= tally.isNew;
        article.title ??= tally.title;
        article.declared = tally.declared ?? article.declared;
        article.found += tally.found;
        article.changed += tally.changed;
        article.unchanged += tally.unchanged;
      }
    },
    result: () => ({ articleCount: met.size, articles: [...articles.values()] }),
  };
}

function anArticle(id: string, title: string | null): ImportedArticle {
  const none = {
    found: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    votesChanged: 0,
    edited: 0,
    gone: 0,
    returned: 0,
  };
  return { id, title, isNew: false, fileNumber: 0, declared: null, ...none };
}

const count = z.number();
const articleSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  isNew: z.boolean(),
  fileNumber: count,
  found: count,
  declared: count.nullable(),
  added: count,
  changed: count,
  unchanged: count,
  votesChanged: count,
  edited: count,
  gone: count,
  returned: count,
});
const tableSchema = z.object({
  path: z.string(),
  headings: z.array(z.string()),
  firstRows: z.array(z.array(z.string())),
  columns: z.record(z.string(), z.string()),
  hasHeadings: z.boolean().nullable().default(null),
  isHtml: z.boolean().default(false),
});

/** A preview as it is read back. */
export const previewSchema = z.object({
  counts: z.record(z.enum(CHANGE_KINDS), count),
  isAbout: z.boolean(),
  articleCount: count,
  articles: z.array(articleSchema),
  tables: z.array(tableSchema),
});
