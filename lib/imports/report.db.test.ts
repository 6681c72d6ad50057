import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getArticle } from "@/lib/articles/data";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { aRecord, importFileText, uploadFile, workAll } from "@/tests/support/uploads";
import { findImportView, getImportView, importStates, listChanges } from "./data";
import { confirmImport, retryRefused, saveStates, setColumns } from "./mutations";

test("refused records are kept with their text, and are tried again in an import of their own, once", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, `${aRecord("good", "A good one.")}\n{"article_id":"ferry","body":`);
  await workAll();
  await confirmImport(actor, id);
  await workAll();
  const view = await getImportView(actor, id);
  expect(view).toMatchObject({ status: "done", refusedCount: 1, canRetry: true });
  expect(await importFileText(actor, id, "refused")).toContain('"{""article_id"":""ferry"",""body"":"');

  const mended = aRecord("mended", "A mended one.");
  await db.importRefusal.updateMany({ where: { importId: id }, data: { raw: mended } });
  const { importId } = await retryRefused(actor, id);
  expect(await retryRefused(actor, id)).toEqual({ importId });
  await workAll();
  await confirmImport(actor, importId);
  await workAll();
  expect(await getImportView(actor, importId)).toMatchObject({ status: "done", added: 1 });
  expect(await db.comment.count({ where: { body: "A mended one." } })).toBe(1);
  expect(await getImportView(actor, id)).toMatchObject({ canRetry: false });
});

test("the report, the warnings and the changes can be downloaded, and no cell starts a formula", async () => {
  const actor = await actorFor("viewer");
  const id = await uploadFile(await actorFor("moderator"), aRecord("csv", "=1+1"), {
    fileName: "=evil.ndjson",
  });
  await workAll();
  await confirmImport(await actorFor("moderator"), id);
  await workAll();
  const report = await importFileText(actor, id, "report");
  expect(report.split("\r\n")).toHaveLength(4);
  expect(report).toContain("file,'=evil.ndjson,ndjson,");
  expect(await importFileText(actor, id, "changes")).toContain(",'=1+1,");
  expect(await importFileText(actor, id, "warnings")).toMatch(/^number,code,message,/);
  const exported = await db.auditEntry.findMany({
    where: { moderatorId: actor.moderatorId, action: "export", subject: `import ${id}` },
    orderBy: { at: "asc" },
  });
  expect(exported).toMatchObject([
    { detail: { file: "report" } },
    { detail: { file: "changes" } },
    { detail: { file: "warnings" } },
  ]);
  await expect(importFileText(actor, randomUUID(), "report")).rejects.toMatchObject({ code: "not_found" });
  expect(await findImportView(actor, randomUUID())).toBeNull();
});

test("the columns of a table are guessed, shown, and corrected into another preview", async () => {
  const actor = await actorFor("moderator");
  const table = "article,author,comment,other\nThe night ferry,gull,Keep it so.,Nothing\n";
  const id = await uploadFile(actor, table, { fileName: "table.csv" });
  await workAll();
  const { tables } = await getImportView(actor, id);
  expect(tables).toMatchObject([{ path: "table.csv", headings: ["article", "author", "comment", "other"] }]);
  await setColumns(actor, id, { article_title: "article", author: "author", body: "other" });
  await workAll();
  const view = await getImportView(actor, id);
  expect(view).toMatchObject({ status: "previewed", tables: [{ columns: { body: "other" } }] });
  expect((await listChanges(actor, id, "new", null)).rows).toMatchObject([
    { excerpt: "Nothing", author: "gull" },
  ]);
});

test("only an admin changes what states at the source become, and it is audited once", async () => {
  const admin = await actorFor("admin");
  const states = { ...(await importStates(admin)), pending: "escalated" } as const;
  await expect(saveStates(await actorFor("moderator"), states)).rejects.toMatchObject({
    code: "not_allowed",
  });
  await saveStates(admin, states);
  await saveStates(admin, states);
  expect(await importStates(admin)).toEqual(states);
  const audited = await db.auditEntry.count({
    where: { moderatorId: admin.moderatorId, action: "import.states" },
  });
  expect(audited).toBe(1);
});

test("a table of which no column is known waits to be told, and cannot be imported before", async () => {
  const actor = await actorFor("moderator");
  const table = "article,who,said\nThe day ferry,gull,Told at last.\n";
  const id = await uploadFile(actor, table, { fileName: "told.csv" });
  await workAll();
  const view = await getImportView(actor, id);
  expect(view).toMatchObject({ status: "previewed", canConfirm: false, canSetColumns: true });
  await expect(confirmImport(actor, id)).rejects.toMatchObject({ code: "conflict" });
  await setColumns(actor, id, { article_title: "article", author: "who", body: "said" });
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ canConfirm: true, failure: null });
});

test("a table that is taken for none, or has no headings, is read once its columns are told", async () => {
  const actor = await actorFor("moderator");
  const ragged =
    "said,who,when\nOne.\nTwo.,gull,2026-01-02,more,still more\nThree.,tern,2026-01-03\nFour.,a,b,c\n";
  const bare = "Keep the oars.,gull,2026-01-02\nWho bent them?,tern,2026-01-03\n";
  for (const [fileName, text, added] of [
    ["ragged.csv", ragged, 1],
    ["bare.csv", bare, 2],
  ] as const) {
    const id = await uploadFile(actor, text, { fileName });
    await workAll();
    const view = await getImportView(actor, id);
    expect(view).toMatchObject({ status: "previewed", canConfirm: false, canSetColumns: true });
    const [body = "", author = ""] = view.tables[0]?.headings ?? [];
    await setColumns(actor, id, { body, author });
    await workAll();
    expect(await getImportView(actor, id)).toMatchObject({ canConfirm: true, counts: { new: added } });
  }
});

test("whether the first row holds headings is told, and a column that is told to mean nothing is left out", async () => {
  const actor = await actorFor("moderator");
  const id = await uploadFile(actor, "author,text,likes\ngull,Bent oars.,7\n", { fileName: "headed.csv" });
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({
    counts: { new: 1 },
    tables: [{ hasHeadings: true }],
  });
  await setColumns(actor, id, { body: "text", author: "author" });
  await workAll();
  const view = await getImportView(actor, id);
  expect(view.tables).toMatchObject([{ columns: { body: "text", author: "author" } }]);
  await setColumns(actor, id, {}, false);
  await workAll();
  const headless = await getImportView(actor, id);
  expect(headless).toMatchObject({ canConfirm: false, tables: [{ hasHeadings: false, columns: {} }] });
  await setColumns(actor, id, { body: "column 2" }, false);
  await workAll();
  expect(await getImportView(actor, id)).toMatchObject({ canConfirm: true, counts: { new: 2 } });
});

test("that a thread was closed at its source, and opened again, is kept with its article", async () => {
  const actor = await actorFor("moderator");
  const anExport = (isClosed: boolean) =>
    `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="71"><id>71</id><forum>ledger</forum><title>Closed oars</title><isClosed>${isClosed}</isClosed></thread><post dsq:id="72"><message>Bent.</message><thread dsq:id="71"/></post></disqus>`;
  for (const isClosed of [true, false]) {
    const id = await uploadFile(actor, anExport(isClosed), { fileName: "forum.xml" });
    await workAll();
    await confirmImport(actor, id);
    await workAll();
    const stored = await db.article.findFirst({ where: { title: "Closed oars" } });
    expect(stored?.threadState).toBe(isClosed ? "closed" : "open");
    expect(await getArticle(actor, stored?.id ?? "")).toMatchObject({ threadState: stored?.threadState });
  }
});
