import { expect, test } from "vitest";
import { readExport } from "@/tests/support/read-export";
import { aComment, anExport, anItem } from "@/tests/support/wordpress-export";

const aThread = (id: number, flags: string) =>
  `<thread dsq:id="${id}"><id>pier-${id}</id><forum>ledger</forum><link>https://ledger.example/${id}</link><title>Pier ${id}</title>${flags}</thread>`;

test("a thread of Disqus that was closed or deleted says so on its article and in a warning", async () => {
  const threads = [
    aThread(1, "<isClosed>true</isClosed><isDeleted>true</isDeleted>"),
    aThread(2, "<isClosed> TRUE </isClosed><isDeleted>false</isDeleted>"),
    aThread(3, "<isClosed>false</isClosed><isDeleted>false</isDeleted>"),
    aThread(4, ""),
  ];
  const found = await readExport(
    `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">${threads.join("\n")}</disqus>`,
  );
  expect(found.articles.map(({ threadState }) => threadState)).toEqual([
    "deleted",
    "closed",
    "open",
    undefined,
  ]);
  expect(found.warnings).toMatchObject([
    { code: "closed_thread", message: expect.stringMatching(/^Line 1: the thread is deleted at the source/) },
    { code: "closed_thread", message: expect.stringMatching(/^Line 2: the thread is closed at the source/) },
  ]);
});

test("a post of WordPress says whether it takes comments, and warns where it lies in the trash", async () => {
  const found = await readExport(
    anExport([
      anItem([aComment()], { "wp:comment_status": "closed" }),
      anItem([aComment()], { "wp:post_id": "13", "wp:comment_status": "open" }),
      anItem([aComment()], { "wp:post_id": "14", "wp:status": "trash" }),
    ]),
  );
  expect(found.articles.map(({ threadState }) => threadState)).toEqual(["closed", "open", "deleted"]);
  expect(found.warnings.filter(({ code }) => code === "closed_thread")).toHaveLength(1);
});
