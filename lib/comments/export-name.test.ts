import { expect, test } from "vitest";
import { attachment, exportName } from "@/lib/comments/export-name";
import { loadCommentQuery } from "@/lib/comments/query";

const NOW = new Date("2026-11-21T10:00:00Z");

async function named(words: string): Promise<string> {
  return exportName(await loadCommentQuery(new URLSearchParams(words)), NOW);
}

test("the name says the day, the filter and the order", async () => {
  expect(await named("status=open&sort=-controversy")).toBe("komainu-2026-11-21-open-by-controversy");
  expect(await named("")).toBe("komainu-2026-11-21-all-by-net-ascending");
  expect(
    await named("status=open,escalated&reason=banned-words&netMin=-9&netMax=2&flags=yes&notes=yes"),
  ).toBe(
    "komainu-2026-11-21-open-escalated-banned-words-flagged-noted-net-from-minus-9-net-to-2-by-net-ascending",
  );
  const article = "article=4578C7F1-029e-5e61-8000-0123456789ab&sort=position";
  expect(await named(article)).toBe("komainu-2026-11-21-all-article-4578c7f1-by-position-ascending");
  expect(await named(`${article}&paragraph=3`)).toBe(
    "komainu-2026-11-21-all-article-4578c7f1-paragraph-3-by-position-ascending",
  );
});

test("a path, a quotation mark or a line break in a search cannot leave the name", async () => {
  const name = await named(`q=${encodeURIComponent('../../etc/"passwd"\r\nSet-Cookie: a=b')}&sort=-flags`);
  expect(name).toBe("komainu-2026-11-21-all-search-etc-passwd-Set-Cookie-a-b-by-flags");
  expect(attachment(name)).toBe(`attachment; filename="${name}.csv"`);
});

test("a Japanese search is named in full where the browser can, and left out in ASCII", async () => {
  const header = attachment(await named(`q=${encodeURIComponent("東京 港")}&sort=-net`));
  expect(header).toBe(
    `attachment; filename="komainu-2026-11-21-all-search-by-net.csv"; filename*=UTF-8''komainu-2026-11-21-all-search-${encodeURIComponent("東京-港")}-by-net.csv`,
  );
});

test("a search of any length gives a name that a file system takes", async () => {
  const name = await named(`q=${encodeURIComponent("𠮷漢".repeat(500))}`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(() => attachment(name)).not.toThrow();
});
