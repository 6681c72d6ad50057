import { expect, test } from "vitest";
import { commentsOf, readDocument } from "@/tests/support/read-document";

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
