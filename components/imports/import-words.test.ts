import { expect, test } from "vitest";
import type { ImportRow } from "@/lib/imports/view";
import { importWords } from "./import-words";

function aRow(overrides: Partial<ImportRow>): ImportRow {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    fileName: "page.txt",
    status: "done",
    wants: "import",
    failure: null,
    byName: "Noor",
    startedAt: "2026-11-21T00:00:00Z",
    articleCount: 1,
    newArticleCount: 0,
    found: 12,
    added: 0,
    changed: 0,
    gone: 0,
    warningCount: 0,
    refusedCount: 0,
    progress: { bytesDone: 0, bytes: 0, commentsDone: 0, ratePerSecond: null, secondsLeft: null },
    ...overrides,
  };
}

test.each([
  [{}, "1 article, 12 comments, nothing new, 0 marked as gone"],
  [{ gone: 2 }, "1 article, 12 comments, nothing new, 2 marked as gone"],
  [
    { added: 3, changed: 1, refusedCount: 2 },
    "1 article, 12 comments, 3 new, 1 changed, 0 marked as gone, 2 refused",
  ],
  [{ newArticleCount: 1, added: 12 }, "1 new article, 12 comments, 12 new, 0 marked as gone"],
  [{ newArticleCount: 1, found: 0 }, "1 new article, no comments, 0 marked as gone"],
  [
    { articleCount: 3, newArticleCount: 1, added: 4 },
    "3 articles (1 new), 12 comments, 4 new, 0 marked as gone",
  ],
  [{ found: 0, articleCount: 2, added: 0 }, "2 articles, no comments, nothing new, 0 marked as gone"],
  [{ status: "running", wants: "preview" }, "is being read for a preview"],
  [{ status: "failed" }, "not imported"],
  [{ status: "failed", added: 5 }, "failed half-way"],
  [{ status: "cancelled", wants: "preview" }, "discarded; nothing was written"],
  [{ status: "cancelled" }, "cancelled half-way"],
  [{ status: "receiving" }, "on its way from Noor’s browser"],
] satisfies [Partial<ImportRow>, string][])("an import with %j is said to be: %s", (overrides, words) => {
  expect(importWords(aRow(overrides))).toBe(words);
});
