import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { annotationsOf } from "@/lib/annotations/data";
import { exportAnnotations } from "@/lib/annotations/export";
import { annotate, reply, resolve } from "@/lib/annotations/mutations";
import { importAnnotations, importSentence } from "@/lib/annotations/receive-file";
import type { Actor } from "@/lib/auth/actor";
import { systemActor } from "@/lib/auth/system-actor";
import { getComment } from "@/lib/comments/data";
import { db } from "@/lib/db/client";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

const BODY = "The night ferry should stay. The council said nothing of the fares 🐕.";
const ANY = { by: null, tag: null, article: null, naming: null, state: null };

async function* chunks(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
}

async function exported(actor: Actor, article: string, format: "csv" | "jsonld"): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of exportAnnotations(actor, { ...ANY, article }, format)) parts.push(part);
  return Buffer.concat(parts).toString();
}

const passage = (subjectId: string, exact: string) => {
  const start = BODY.indexOf(exact);
  return { id: randomUUID(), subjectId, exact, prefix: "", suffix: "", start, end: start + exact.length };
};

/** A thread with an annotation of each kind, an answer and a naming. */
async function anAnnotatedThread() {
  const [noor, kei] = [
    await actorFor("moderator", { name: "Noor" }),
    await actorFor("moderator", { name: "Kei W" }),
  ];
  const article = await anArticle({ url: `https://paper.example/${randomUUID()}` });
  const { id } = await aComment({ body: BODY, articleId: article.id });
  const note = { ...passage(id, "night ferry"), kind: "note" as const, text: "=SUM(A1) @Kei W\nReally?" };
  await annotate(noor, note);
  await annotate(kei, { ...passage(id, "fares 🐕"), kind: "tag", tag: "fares", text: "a dog" });
  await annotate(kei, { ...passage(id, "the fares"), kind: "flag", ruleCode: "spam", severity: "low" });
  await annotate(noor, {
    ...passage(article.id, "x"),
    exact: "The council",
    start: 0,
    end: 11,
    kind: "tag",
    tag: "top",
  });
  await reply(kei, { id: randomUUID(), subjectId: id, noteId: note.id, text: "Yes, @Noor." });
  await resolve(kei, { id: randomUUID(), subjectId: id, noteId: note.id, isResolved: true });
  return { noor, kei, article, commentId: id, subjects: [id, article.id] };
}

async function forget(subjects: string[]) {
  const where = { subjectId: { in: subjects } };
  await db.annotation.deleteMany({ where });
  await db.noteReply.deleteMany({ where });
  await db.noteNaming.deleteMany({ where });
  await db.comment.updateMany({ where: { id: { in: subjects } }, data: { noteCount: 0 } });
}

test("what is exported as Web Annotations comes back the same, and once however often it comes", async () => {
  const { noor, kei, article, commentId, subjects } = await anAnnotatedThread();
  const before = await annotationsOf(noor, subjects);
  const file = await exported(noor, article.id, "jsonld");
  expect(file).not.toContain("@desk.example");
  await forget(subjects);
  const outcome = await importAnnotations(systemActor(), chunks(file), kei.moderatorId);
  expect(outcome).toMatchObject({ added: 5, known: 0, lost: 0, refused: new Map() });
  expect(await annotationsOf(noor, subjects)).toEqual(before);
  expect((await getComment(noor, commentId)).noteCount).toBe(1);
  expect(await importAnnotations(systemActor(), chunks(file), kei.moderatorId)).toMatchObject({
    added: 0,
    known: 5,
  });
  expect(await annotationsOf(noor, subjects)).toEqual(before);
  expect((await getComment(noor, commentId)).noteCount).toBe(1);
});

test("the file is a page of the W3C's model: motivations, both selectors, the text's id and address, creators by name", async () => {
  const { noor, article, commentId } = await anAnnotatedThread();
  const page = JSON.parse(await exported(noor, article.id, "jsonld"));
  expect(page).toMatchObject({
    "@context": ["http://www.w3.org/ns/anno.jsonld", {}],
    type: "AnnotationPage",
  });
  expect(page.items.map(({ motivation }: { motivation: string }) => motivation).sort()).toEqual([
    "commenting",
    "moderating",
    "replying",
    "tagging",
    "tagging",
  ]);
  const note = page.items.find(({ motivation }: { motivation: string }) => motivation === "commenting");
  expect(note).toMatchObject({
    creator: { type: "Person", name: "Noor" },
    body: [{ type: "TextualBody", purpose: "commenting", value: "=SUM(A1) @Kei W\nReally?" }],
    target: {
      source: { id: `urn:uuid:${commentId}`, via: article.url },
      selector: [
        { type: "TextQuoteSelector", exact: "night ferry", prefix: "The " },
        { type: "TextPositionSelector", start: 4, end: 15 },
      ],
    },
  });
});

test("a spreadsheet runs nothing of the CSV", async () => {
  const { noor, article } = await anAnnotatedThread();
  const csv = await exported(noor, article.id, "csv");
  expect(csv).toContain(`night ferry,"'=SUM(A1) @Kei W\nReally?"`);
  expect(csv.split("\r\n")).toHaveLength(6);
});

test("somebody without an account here keeps their name under whoever brings the file, who cannot write in a colleague's", async () => {
  const { noor, kei, article, subjects } = await anAnnotatedThread();
  const file = await exported(noor, article.id, "jsonld");
  await forget(subjects);
  await importAnnotations(noor, chunks(file));
  const { annotations } = await annotationsOf(noor, subjects);
  expect(new Set(annotations.map((one) => one.moderatorId))).toEqual(new Set([noor.moderatorId]));
  expect(annotations.map((one) => one.creatorName).sort()).toEqual(["Kei W", "Kei W", null, null]);
  expect(annotations.some((one) => one.moderatorId === kei.moderatorId)).toBe(false);
});

test("another tool's annotation of an article's address is taken over; what cannot be is refused with its reason and counted", async () => {
  const noor = await actorFor("moderator");
  const { id, url } = await anArticle({ url: `https://paper.example/${randomUUID()}` });
  const quote = { type: "TextQuoteSelector", exact: "votes on Tuesday" };
  const one = {
    id: `https://tool.example/a/${randomUUID()}`,
    type: "Annotation",
    bodyValue: "Which \0one?",
    target: { source: url, selector: quote },
  };
  const items = [
    one,
    { ...one, id: "https://tool.example/b", target: { source: "https://nowhere.example/", selector: quote } },
    { ...one, id: "https://tool.example/c", target: { source: url } },
    { ...one, id: "https://tool.example/d", bodyValue: " " },
    { ...one, id: 7 },
    null,
    {
      ...one,
      id: `urn:uuid:${randomUUID()}`,
      target: { source: url, selector: { ...quote, exact: "sails" } },
    },
  ];
  const file = JSON.stringify({ type: "AnnotationCollection", first: { type: "AnnotationPage", items } });
  const outcome = await importAnnotations(noor, chunks(file));
  expect(outcome).toMatchObject({ added: 2, lost: 1 });
  expect([...outcome.refused.values()].reduce((sum, count) => sum + count)).toBe(5);
  expect(importSentence(outcome)).toContain(
    "1 refused: each speaks of a comment or an article that this desk does not have",
  );
  const { annotations } = await annotationsOf(noor, [id]);
  expect(annotations.find((row) => row.exact === "sails")).toMatchObject({ lostAt: expect.any(String) });
  expect(annotations.find((row) => row.exact === "votes on Tuesday")).toMatchObject({
    ...{ start: 12, lostAt: null, text: "Which \uFFFDone?", creatorName: "somebody elsewhere" },
  });
});

test("what another tool selected on an article's page is found by any spelling of its address, also in a comment below it", async () => {
  const noor = await actorFor("moderator");
  const host = `${randomUUID()}.example`;
  const article = await anArticle({ url: `https://www.${host}/ferry` });
  const { id: commentId } = await aComment({ body: BODY, articleId: article.id });
  const select = (exact: string) => [
    { type: "RangeSelector", startOffset: 7 },
    { type: "TextPositionSelector", start: 4000, end: 4011 },
    { type: "TextQuoteSelector", exact, prefix: "The ", suffix: "" },
  ];
  const [text, tags] = ["Of whom?", ["Fares", "islands"]];
  const hypothesis = {
    ...{ id: "aB3", uri: `http://${host}/ferry/#comments`, user: "acct:noor@tool.example", text, tags },
    created: "2026-11-22T10:11:12.131415+00:00",
  };
  const file = {
    annotations: [
      { ...hypothesis, target: [{ source: hypothesis.uri, selector: select("council said nothing") }] },
      { id: "cD4", uri: hypothesis.uri, references: ["aB3"], text: "Of us.", tags: [], target: [] },
      {
        body: { value: "When?" },
        created: "2026-11-22",
        target: { source: `https://${host}/ferry`, selector: select("votes on Tuesday")[2] },
      },
      { body: { value: "x" }, target: `https://${host}/ferry` },
      { body: { value: "x" }, target: { selector: select("votes") } },
    ],
  };
  const outcome = await importAnnotations(noor, chunks(JSON.stringify(file)));
  expect(outcome).toMatchObject({ added: 4, lost: 0, unmarking: 2 });
  expect([...outcome.refused.keys()]).toEqual([
    "is about the page as a whole and selects no passage (“x”)",
    "does not say of which text it is",
  ]);
  expect(importSentence(outcome)).toContain(
    "2 of the added are flags or tags on passages: a file flags and tags no comment",
  );
  const { annotations } = await annotationsOf(noor, [article.id, commentId]);
  const said = annotations.map(({ subjectId, kind, tag, text: words }) => [subjectId, kind, tag, words]);
  expect(said).toHaveLength(3);
  expect(said).toEqual(
    expect.arrayContaining([
      [commentId, "tag", "fares", "Of whom?"],
      [commentId, "tag", "islands", null],
      [article.id, "note", null, "When?"],
    ]),
  );
  const [first] = annotations.filter(({ text: words }) => words === "Of whom?");
  expect(first).toMatchObject({ creatorName: "noor", replies: [{ text: "Of us." }] });
  expect((await getComment(noor, commentId)).tags).toEqual([]);
  expect(await importAnnotations(noor, chunks(JSON.stringify(file)))).toMatchObject({ added: 0, known: 4 });
});

test("a passage marked without a word is tagged so, and a note on a whole page is told with its words", async () => {
  const noor = await actorFor("moderator");
  const article = await anArticle({ url: `https://${randomUUID()}.example/ferry` });
  const exact = "votes on Tuesday";
  const selector = [{ type: "TextQuoteSelector", exact }];
  const one = { uri: article.url, user: "acct:noor@tool.example", text: "", tags: [] };
  const note = `On all of it.\n${"Tide. ".repeat(20)}`;
  const annotations = [
    { ...one, id: randomUUID(), target: [{ source: article.url, selector }] },
    { ...one, id: randomUUID(), text: note, target: [{ source: article.url }] },
  ];
  const outcome = await importAnnotations(noor, chunks(JSON.stringify({ annotations })));
  expect(outcome).toMatchObject({ added: 1, lost: 0 });
  const told = importSentence(outcome);
  expect(told).toContain(
    "1 refused: each is about the page as a whole and selects no passage (“On all of it. Tide.",
  );
  expect(told).toContain("Tide. Tide…”)");
  const { annotations: stored } = await annotationsOf(noor, [article.id]);
  expect(stored).toMatchObject([{ kind: "tag", tag: "highlight", text: null, exact }]);
});

test("a file that breaks off says what was taken, which the audit log has too", async () => {
  const { noor, kei, article, subjects } = await anAnnotatedThread();
  const lines = (await exported(noor, article.id, "jsonld")).split("\n");
  await forget(subjects);
  const [head = "", one = "", ...others] = lines;
  const full = [head, ...Array.from({ length: 200 }, () => one), others[0]?.slice(0, 40)].join("\n");
  await expect(importAnnotations(kei, chunks(full))).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("What stood before that is kept: 1 added, 199 already here."),
  });
  const entry = { action: "annotations.import", moderatorId: kei.moderatorId };
  expect(await db.auditEntry.findMany({ where: entry })).toMatchObject([{ detail: { added: 1 } }]);
});

test("a viewer imports nothing, and a file that is none or breaks off is refused", async () => {
  const [noor, viewer] = [await actorFor("moderator"), await actorFor("viewer")];
  await expect(importAnnotations(viewer, chunks("[]"))).rejects.toMatchObject({ code: "not_allowed" });
  await expect(importAnnotations(systemActor(), chunks("[]"))).rejects.toMatchObject({ code: "invalid" });
  for (const file of ["", "no json", "7", '{"@context":[],"type":"AnnotationPage","items":[\n{"id":1},\n']) {
    await expect(importAnnotations(noor, chunks(file))).rejects.toMatchObject({ code: "invalid" });
  }
  expect(await importAnnotations(noor, chunks("[]"))).toMatchObject({ added: 0 });
});
