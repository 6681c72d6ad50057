import { expect, test } from "vitest";
import { codesOf, commentsOf, readDocument } from "@/tests/support/read-document";

const REMARK = [
  {
    id: "r1",
    pid: "",
    orig: "Keep the *night* ferry.",
    text: "<p>Keep the <em>night</em> ferry.</p>",
    user: { name: "Noor", id: "github_1", ip: "ab12" },
    locator: { site: "lantern", url: "https://lantern.example/ferry" },
    score: 1,
    votes: { a: true, b: true, c: false },
    time: "2026-11-02T10:00:00.5Z",
    title: "The night ferry",
  },
  {
    id: "r2",
    pid: "r1",
    orig: "",
    text: "<p>No &amp; never.</p><blockquote>ferry</blockquote>",
    user: { name: "Tam" },
    locator: { site: "lantern", url: "https://lantern.example/ferry" },
    score: -2,
    votes: {},
    time: "2026-11-02T11:00:00Z",
    delete: true,
  },
];

test("a Remark42 backup is read as lines behind one about the site, and as a list", async () => {
  const lines = [{ version: 1, users: [{ id: "x" }], posts: [] }, ...REMARK].map((one) =>
    JSON.stringify(one),
  );
  for (const text of [lines.join("\n"), JSON.stringify(REMARK)]) {
    const { format, parts } = await readDocument(text, { chunkBytes: 7 });
    expect(format).toBe("remark42");
    expect(commentsOf(parts)).toMatchObject([
      {
        sourceId: "r1",
        parentSourceId: null,
        author: "Noor",
        body: "Keep the *night* ferry.",
        postedAt: "2026-11-02T10:00:00.5Z",
        net: 1,
        upvotes: 2,
        downvotes: 1,
        state: "approved",
        article: { outlet: "lantern", url: "https://lantern.example/ferry", title: "The night ferry" },
      },
      {
        sourceId: "r2",
        parentSourceId: "r1",
        body: "No & never.\n\n> ferry",
        net: -2,
        upvotes: null,
        downvotes: null,
        state: "deleted",
      },
    ]);
  }
});

test("addresses of readers are read only when asked for, and said to be left out otherwise", async () => {
  const left = await readDocument(JSON.stringify(REMARK));
  expect(commentsOf(left.parts).map(({ personal }) => personal)).toEqual([undefined, undefined]);
  expect(codesOf(left.parts)).toEqual(["personal_left_out"]);
  const kept = await readDocument(JSON.stringify(REMARK), { keepPersonal: true });
  expect(commentsOf(kept.parts)[0]?.personal).toEqual({ email: null, ip: "ab12" });
});

test("a record without a text is refused with its own, and the rest is read", async () => {
  const broken = { ...REMARK[0], id: "r9", orig: undefined, text: undefined };
  const { parts } = await readDocument(JSON.stringify([broken, "words", REMARK[0]]));
  expect(parts.filter(({ kind }) => kind === "refused")).toHaveLength(2);
  expect(commentsOf(parts)).toHaveLength(1);
  const refusal = parts.find((part) => part.kind === "refused");
  const again = await readDocument(refusal?.kind === "refused" ? refusal.refusal.raw : "");
  expect(again.format).toBe("remark42");
});

test("an export that breaks off says so behind what it holds", async () => {
  const text = JSON.stringify(REMARK);
  const cut = readDocument(text.slice(0, -40));
  await expect(cut).rejects.toThrow(/^export, line 1: the file breaks off before its end/);
  await expect(readDocument(text.replace('"r2"', "r2"))).rejects.toThrow(
    /line 1: from here on this is no JSON/,
  );
});

test("what Remark42's server answers to /find is read plain and as a tree", async () => {
  const [first, second] = REMARK;
  const third = { ...REMARK[0], id: "r3", pid: "r2", user: { name: "A &amp; B" } };
  const info = { url: "https://lantern.example/ferry", count: 3 };
  const leaf = { comment: third };
  const tree = [{ comment: first, replies: [{ comment: second, replies: [leaf] }] }];
  for (const comments of [[first, second, third], tree]) {
    for (const indent of [undefined, 2]) {
      const { format, parts } = await readDocument(JSON.stringify({ comments, info }, null, indent));
      expect(format).toBe("remark42");
      expect(commentsOf(parts)).toMatchObject([
        { sourceId: "r1", parentSourceId: null },
        { sourceId: "r2", parentSourceId: "r1", state: "deleted" },
        { sourceId: "r3", parentSourceId: "r2", author: "A & B" },
      ]);
      expect(parts.filter((part) => part.kind === "refused")).toEqual([]);
    }
  }
});
