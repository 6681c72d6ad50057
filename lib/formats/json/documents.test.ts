import { expect, test } from "vitest";
import { commentsOf, readDocument } from "@/tests/support/read-document";

const post = (id: string) =>
  `{"id":${id},"forum":"quay","thread":"9","message":"<p>No. ${id}: \\"12345678901234567890\\"</p>","isSpam":false}`;

test("ids of more digits than a number holds stay what they are, in a line and in a document", async () => {
  const ids = ["12940300000000000001", "12940300000000000002", "7"];
  const forms = [ids.map(post).join("\n"), `[${ids.map(post)}]`, `{"response": [${ids.map(post)}]}`];
  for (const text of forms) {
    const { parts } = await readDocument(text, { chunkBytes: 3 });
    expect(commentsOf(parts).map(({ sourceId, body }) => [sourceId, body])).toEqual(
      ids.map((id) => [id, `No. ${id}: "12345678901234567890"`]),
    );
  }
});

test("answers of a server saved one behind the other are all read", async () => {
  const pages = [`{"response":[${post("1")}]}`, `{"response":[${post("2")}]}`];
  for (const text of [pages.join("\n"), pages.join(""), `[${post("1")}]\n[${post("2")}]\n`]) {
    const { parts } = await readDocument(text, { chunkBytes: 11 });
    expect(commentsOf(parts).map(({ sourceId }) => sourceId)).toEqual(["1", "2"]);
  }
});

test("what stands behind a document and is no JSON is told", async () => {
  await expect(readDocument(`[${post("1")}]\n\n<p>502 Bad Gateway</p>`)).rejects.toThrow(
    /^export, line \d: from here on this is no JSON/,
  );
});
