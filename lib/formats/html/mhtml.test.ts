import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { readDocument } from "@/tests/support/read-document";

async function pageOf(file: string): Promise<ParsedArticle | null> {
  const { parts } = await readDocument(readFileSync(`tests/corpus/${file}`));
  return parts[0]?.kind === "page" ? parts[0].page : null;
}

test("a page saved as one file says what the page itself says, and when it was saved", async () => {
  const page = await pageOf("japan-today-html.html");
  const saved = await pageOf("japan-today-html.mhtml");
  expect(page?.comments).toHaveLength(2);
  expect({ ...saved, observedAt: null }).toEqual(page);
  expect(saved?.observedAt).toBe("2026-10-06T01:00:00.000Z");
});
