import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { importDocument } from "./import-now";
import { loadSample } from "./load-sample";
import { removeSample } from "./mutations";

function pageText(title: string): string {
  return `national\n\n${title}\n\nBy A. Reporter\n\nThe harbour council votes on the ferry on Tuesday evening.\n\nLogin to comment\n\nKeep the ferry.\n\n1 ( +3 / -2 )\n\nSell the ferry.\n\n4 ( +6 / -2 )\n\nLogin to leave a comment\n`;
}

async function withFolder<Result>(pages: Record<string, string>, use: (folder: string) => Promise<Result>) {
  const folder = await mkdtemp(join(tmpdir(), "komainu-sample-"));
  try {
    for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const forgetSample = () => db.setting.deleteMany({ where: { key: "sample" } });
const pages = () => ({
  "1.txt": pageText(`Ferry ${randomUUID()}`),
  "2.txt": pageText(`Tram ${randomUUID()}`),
});

async function counts(): Promise<Record<string, number>> {
  const sums = await db.statusCount.groupBy({ by: ["name"], _sum: { count: true } });
  return Object.fromEntries(sums.map(({ name, _sum }) => [name, Number(_sum.count)]));
}

test("an empty desk gets the sample pages, once, and not again after they were removed", async () => {
  const admin = await actorFor("admin");
  await forgetSample();
  await withFolder(pages(), async (folder) => {
    expect(await loadSample(admin, folder)).toBe(2);
    expect(await loadSample(admin, folder)).toBe(0);
    expect(await removeSample(admin)).toEqual({ articles: 2, comments: 4 });
    expect(await loadSample(admin, folder)).toBe(0);
  });
  expect(await db.article.count({ where: { isSample: true } })).toBe(0);
});

test("a desk with articles of its own gets no sample pages", async () => {
  const admin = await actorFor("admin");
  await forgetSample();
  const own = await anArticle();
  await withFolder(pages(), async (folder) => {
    expect(await loadSample(admin, folder)).toBe(0);
  });
  await db.article.delete({ where: { id: own.id } });
});

test("removing the sample takes its comments, flags, counts and imports, nothing else, and is audited", async () => {
  const admin = await actorFor("admin");
  await forgetSample();
  const before = { counts: await counts(), imports: await db.import.count() };
  await withFolder(pages(), (folder) => loadSample(admin, folder));
  const own = await aComment({ body: "Not a sample." });
  const [sample] = await db.comment.findMany({ where: { article: { isSample: true } }, take: 1 });
  const flag = {
    commentId: sample?.id ?? "",
    moderatorId: admin.moderatorId ?? "",
    ruleCode: "spam",
    severity: "low",
  };
  await db.flag.create({ data: flag });

  expect(await removeSample(admin)).toEqual({ articles: 2, comments: 4 });
  expect(await db.flag.count()).toBe(0);
  expect(await db.comment.count({ where: { id: own.id } })).toBe(1);
  expect(await db.import.count()).toBe(before.imports);
  expect((await counts()).open).toBe((before.counts.open ?? 0) + 1);
  const audited = await db.auditEntry.findMany({
    where: { moderatorId: admin.moderatorId, action: "sample.remove" },
  });
  expect(audited).toMatchObject([{ detail: { articles: 2, comments: 4 } }]);
});

test("removing the sample twice is the same as once", async () => {
  const admin = await actorFor("admin");
  expect(await removeSample(admin)).toEqual({ articles: 0, comments: 0 });
  expect(await db.auditEntry.count({ where: { moderatorId: admin.moderatorId } })).toBe(0);
});

test("only an admin removes the sample", async () => {
  await expect(removeSample(await actorFor("moderator"))).rejects.toMatchObject({ code: "not_allowed" });
});

test("a sample page that somebody imports in earnest is no sample any more", async () => {
  const admin = await actorFor("admin");
  const text = pageText("In earnest");
  const upload = (isSample: boolean) => {
    const bytes = (async function* () {
      yield Buffer.from(text);
    })();
    return importDocument(admin, { id: randomUUID(), fileName: "a.txt", bytes, byteCount: null, isSample });
  };
  await upload(true);
  await upload(false);
  await upload(true);
  expect(await removeSample(admin)).toEqual({ articles: 0, comments: 0 });
  expect(await db.article.count({ where: { title: "In earnest" } })).toBe(1);
});
