import { expect, test } from "vitest";
import { codesOf, commentsOf, readDocument } from "@/tests/support/read-document";

test("Commento's comments find their authors, who stand behind them", async () => {
  const comment = {
    domain: "lantern.example",
    url: "/ferry",
    parentHex: "root",
    score: 3,
    state: "approved",
    creationDate: "2026-11-01T00:00:00Z",
    deleted: false,
  };
  const { format, parts } = await readDocument(
    JSON.stringify({
      version: 1,
      comments: [
        { ...comment, commentHex: "c1", commenterHex: "p1", markdown: "It stays.", html: "<p>It stays.</p>" },
        {
          ...comment,
          commentHex: "c2",
          commenterHex: "anonymous",
          parentHex: "c1",
          markdown: "",
          html: "<p>No.</p>",
          state: "unapproved",
        },
      ],
      commenters: [{ commenterHex: "p1", name: "Aki", email: "aki@lantern.example" }],
    }),
  );
  expect(format).toBe("commento");
  expect(commentsOf(parts)).toMatchObject([
    {
      sourceId: "c1",
      parentSourceId: null,
      author: "Aki",
      body: "It stays.",
      net: 3,
      article: { outlet: "lantern.example", url: "https://lantern.example/ferry" },
    },
    { sourceId: "c2", parentSourceId: "c1", author: null, body: "No.", state: "pending" },
  ]);
});

test("what was emptied at the source is deleted, and placeholders are nobody's name or address", async () => {
  const comment = (commentHex: string, commenterHex: string, markdown: string, html = "") => ({
    ...{ commentHex, commenterHex, markdown, html, domain: "lantern.example", url: "/ferry" },
    ...{ parentHex: "root", state: "approved", creationDate: "2026-11-01T00:00:00Z", deleted: false },
  });
  const comments = [
    comment("c1", "anonymous", "[deleted]"),
    comment("c2", "anonymous", "", "<p>[deleted]</p>"),
    comment("c3", "p1", "[deleted]"),
    comment("c4", "anonymous", "They wrote [deleted] here."),
    comment("c5", "p2", "Hm."),
  ];
  const read = async (email: string) => {
    const commenters = [
      { commenterHex: "p1", name: "Aki", email: "undefined" },
      { commenterHex: "p2", name: "undefined", email },
    ];
    return (await readDocument(JSON.stringify({ version: 1, comments, commenters }))).parts;
  };
  for (const email of ["undefined", "null", "anonymous", "", "None"]) {
    const parts = await read(email);
    expect(codesOf(parts)).toEqual([]);
    expect(commentsOf(parts).map(({ state, author }) => [state, author])).toEqual([
      ["deleted", null],
      ["deleted", null],
      ["approved", "Aki"],
      ["approved", null],
      ["approved", null],
    ]);
  }
  expect(codesOf(await read("tam@lantern.example"))).toEqual(["personal_left_out"]);
});
