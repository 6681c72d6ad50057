import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { collectArticles } from "@/lib/domain/collect-articles";
import { titleOfFile } from "@/lib/domain/identity";
import { importJson } from "@/lib/domain/import-json";
import { openDocument } from "@/lib/formats/open-document";
import { actorFor } from "@/tests/support/factories";
import { importSource } from "./import-now";
import { previewNow } from "./preview-now";

const CORPUS = "tests/corpus";
const post = (number: number, body: string) => ({
  ...{
    id: 700 + number,
    username: `u${number}`,
    cooked: `<p>${body}</p>`,
    post_number: number,
    post_type: 1,
  },
  ...{ created_at: "2026-10-01T00:00:00.000Z", topic_id: 70, topic_slug: "mole" },
});
const topic = (posts: object[], more = {}) => JSON.stringify({ id: 70, post_stream: { posts }, ...more });
const rows = (...lines: string[]) =>
  ["comment_id,parent_id,author,posted_at,body,article_title", ...lines].join("\n");

/** Documents whose ids are damaged, that are parts of a thread, or that hold one comment several times. */
const MADE: [string, string][] = [
  ["part.json", topic([post(1, "One."), post(2, "Two.")])],
  [
    "whole.json",
    topic([post(1, "One."), post(2, "Two."), post(3, "Three.")], { title: "Mole", posts_count: 3 }),
  ],
  ["later.json", topic([post(1, "One."), post(2, "Two, reworded.")], { title: "Mole", posts_count: 2 })],
  [
    "shared.csv",
    rows(
      "7,,Rika,2026-01-02 10:00,Lit.,Quay",
      "7,,Jun,2026-01-02 11:00,Dark.,Quay",
      "8,7,Moe,2026-01-02 12:00,Dim.,Quay",
    ),
  ],
  [
    "again.csv",
    rows(
      "8,7,Moe,2026-01-02 12:00,Dim.,Quay",
      "7,,Jun,2026-01-02 11:00,Dark.,Quay",
      "7,,Ken,2026-01-03 11:00,Lamp.,quay",
    ),
  ],
  [
    "short.csv",
    rows("1.2E+18,,Rika,2026-01-02 10:00,Lit.,Weir", "1.2E+18,1.2E+18,Jun,2026-01-02 10:00,Lit.,Weir"),
  ],
  [
    "copies.csv",
    rows("1,,Rika,2026-01-02 10:00,First.,Dam", "2,1,Jun,,Reply.,Dam", "1,1,Rika,2026-01-02 10:00,Last.,Dam"),
  ],
  ["unnamed.csv", "author,body\nRika,Nowhere\nJun,Nowhere\n"],
  [
    "broken.ndjson",
    '{"body":"Yes","article_title":"Sluice"}\n{"body":\n{"body":"No","article_title":"sluice"}',
  ],
];

const documents: [string, Buffer][] = [
  ...readdirSync(CORPUS).map((name): [string, Buffer] => [name, readFileSync(join(CORPUS, name))]),
  ...MADE.map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
];

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 5000) yield bytes.subarray(at, at + 5000);
}

async function jsonOf(name: string, bytes: Buffer) {
  const { format, parts } = await openDocument(
    { fileName: name, bytes: inPieces(bytes) },
    { keepPersonal: false },
  );
  return JSON.parse(importJson({ file: name, format, ...(await collectArticles(parts, titleOfFile(name))) }));
}

type Shown = {
  position: number;
  author: string | null;
  body: string;
  net: number | null;
  parentPosition: number | null;
  replyEvidence: string | null;
};
const told = ({ author, body, net, parentPosition, replyEvidence }: Shown) =>
  [author, body, net, replyEvidence === "source" ? parentPosition : null] as const;

async function storedOf(articleId: string) {
  const comments = await db.comment.findMany({ where: { articleId }, orderBy: { position: "asc" } });
  const positions = new Map(comments.map(({ id, position }) => [id, position]));
  return comments.map((comment) =>
    told({ ...comment, parentPosition: positions.get(comment.parentId ?? "") ?? null }),
  );
}

test.each(documents)(
  "what the preview and the JSON dry run show of %s is what the import does",
  async (name, bytes) => {
    const actor = await actorFor("moderator");
    const savedAt = new Date(Date.UTC(2026, 9, 1 + documents.findIndex(([one]) => one === name)));
    const source = {
      documents: async function* () {
        yield { path: name, bytes: inPieces(bytes), savedAt };
      },
    };
    const request = { fileName: name, source, byteCount: bytes.length, options: {} };
    const preview = await previewNow(actor, request, {});
    const json = await jsonOf(name, bytes);
    const result = await importSource(actor, { ...request, id: randomUUID(), contentKey: null });
    const byId = <Row extends { id: string }>(list: readonly Row[]) =>
      [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(preview.counts).toEqual(result.counts);
    expect(byId(preview.articles)).toEqual(byId(result.articles));
    expect(json.articles.length).toBe(result.articleCount);
    expect(json.refused.length).toBe(result.refusedCount);
    for (const article of result.articles) {
      if (!article.isNew) continue;
      const shown = json.articles.find(({ title }: { title: string | null }) => title === article.title);
      expect(shown?.comments.map(told)).toEqual(await storedOf(article.id));
    }
  },
);
