import { expect, test } from "vitest";
import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { openDocument } from "./open-document";

async function read(text: string) {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const { format, parts } = await openDocument({ fileName: "member.txt", bytes: bytes() });
  const pages: ParsedArticle[] = [];
  const warnings: ParseWarning[] = [];
  for await (const part of parts) {
    if (part.kind === "page") pages.push(part.page);
    if (part.kind === "warning") warnings.push(part.warning);
  }
  return { format, pages, codes: warnings.map(({ code }) => code) };
}

const told = (pages: readonly ParsedArticle[]) =>
  pages.map(({ title, comments }) => [title, comments.map(({ author, body, net }) => [author, body, net])]);

const FERRY = "Ferry late again";
const KEEPER = "Town picks keeper for its lighthouse";

test("one part for each article, in the order of the page, with the member's comments on it", async () => {
  const { format, pages, codes } = await read(
    `Japan Today Get your ticket to the Boat Fair 2031\ntide_watcher's past comments\n\nPosted in: ${FERRY} See in context\n\nIt was the tide.\n\nAnd the fog.\n\n5 ( +6 / -1 )\n\nPosted in: ${KEEPER} See in context\n\n-5 ( +37 / -40 )\n\nPosted in: ${FERRY} See in context\n\nAgain?\n\n0 ( +0 / -0 )\n\nLogin to leave a comment\n\nFacebook users\n\n©2031 GPlusMedia Inc.`,
  );
  expect(format).toBe("japan-today-member");
  expect(told(pages)).toEqual([
    [
      FERRY,
      [
        ["tide_watcher", "It was the tide.\n\nAnd the fog.", 5],
        ["tide_watcher", "Again?", 0],
      ],
    ],
    [KEEPER, [["tide_watcher", "", -5]]],
  ]);
  expect(pages[0]?.comments.map(({ position }) => position)).toEqual([1, 2]);
  expect(pages[0]).toMatchObject({
    outlet: "Japan Today",
    isMemberPage: true,
    isComplete: false,
    paragraphs: [],
    declaredCommentCount: null,
    undividedText: null,
  });
  expect(pages[1]?.warnings.map(({ code, position }) => [code, position])).toEqual([["net_differs", 1]]);
  expect(codes).toEqual([]);
});

test("label, title and link may stand on one line, on two or on three", async () => {
  const headings = [
    `Posted in: ${FERRY} See in context`,
    `Posted in: ${FERRY}\nSee in context`,
    `Posted in:\n\n${FERRY}\n\nSee in context`,
    `Posted in:\n${FERRY} See in context`,
    `POSTED IN : ${FERRY} | see in context »`,
    `Posted in: ${FERRY}\n\n[See in context](https://japantoday.com/category/world/ferry)`,
  ];
  for (const heading of headings) {
    const { pages } = await read(`Old Pilot\n\n${heading}\n\nIt rained.\n\n1 ( +1 / -0 )`);
    expect(told(pages)).toEqual([[FERRY, [["Old Pilot", "It rained.", 1]]]]);
  }
});

test("the member's name stands in the head or in the page's address", async () => {
  const heads: [string, string | null][] = [
    ["tide_watcher", "tide_watcher"],
    ["Member: Old Pilot\n12 comments", "Old Pilot"],
    ["Comments by Harbour Cat", "Harbour Cat"],
    ["Harbour Cat’s comments", "Harbour Cat"],
    ["Mei Harbour past comments", "Mei Harbour"],
    ["Old Pilot - Japan Today\nMenu\nLogin\nworld\nFerry News", "Old Pilot"],
    ["https://japantoday.com/member/view/Old%20Pilot\nPast comments", "Old Pilot"],
    ["https://japantoday.com/member/mei-harbour\nnational\nMei Harbour\nFerry News", "Mei Harbour"],
    ["https://japantoday.com/member/mei-harbour\nPast comments", "mei-harbour"],
    ["It is a nice day on the pier, and nobody says who speaks.", null],
  ];
  for (const [head, author] of heads) {
    const { pages, codes } = await read(
      `${head}\n\nPosted in: ${FERRY} See in context\n\nIt rained.\n\n1 ( +1 / -0 )`,
    );
    expect(pages[0]?.comments.map((comment) => comment.author)).toEqual([author]);
    expect(codes).toEqual(author === null ? ["missing_author"] : []);
  }
});

test("comments without votes keep them unknown, with one warning for the page", async () => {
  const { pages, codes } = await read(
    `tide_watcher\nPosted in: ${FERRY}\nSee in context\nIt was the tide.\nI saw it.\nPosted in: ${KEEPER}\nSee in context\nPaid in fish!\nUser registration`,
  );
  expect(told(pages)).toEqual([
    [FERRY, [["tide_watcher", "It was the tide.\nI saw it.", null]]],
    [KEEPER, [["tide_watcher", "Paid in fish!", null]]],
  ]);
  expect(pages.flatMap(({ warnings }) => warnings)).toEqual([]);
  expect(codes).toEqual(["no_votes"]);
});

test("the last comment of a page that was cut off is kept, its votes unknown", async () => {
  const { pages } = await read(
    `tide_watcher\n\nPosted in: ${FERRY} See in context\n\nIt was the tide.\n\n1 ( +1 / -0 )\n\nPosted in: ${FERRY} See in context\n\nAnd another thing, the`,
  );
  expect(told(pages)).toEqual([
    [
      FERRY,
      [
        ["tide_watcher", "It was the tide.", 1],
        ["tide_watcher", "And another thing, the", null],
      ],
    ],
  ]);
  expect(pages[0]?.warnings.map(({ code, position }) => [code, position])).toEqual([["cut_off", 2]]);
});

test("what stands below the last comment and may be the site's is kept undivided, and is no comment", async () => {
  const { pages } = await read(
    `tide_watcher\n\nPosted in: ${FERRY} See in context\n\nIt was the tide.\n\nGaijinPot Blog\n\nTen Ropes to See`,
  );
  expect(told(pages)).toEqual([[FERRY, [["tide_watcher", "It was the tide.", null]]]]);
  expect(pages[0]?.undividedText).toBe("GaijinPot Blog\n\nTen Ropes to See");
  expect(pages[0]?.warnings.map(({ code }) => code)).toEqual(["undivided_bodies"]);
});

test("a time above its heading or below it is the comment's, and pages of pages are nobody's text", async () => {
  const above = await read(
    `tide_watcher\n\nMar. 04, 2031 - 05:29AM JST\n\nPosted in: ${FERRY} See in context\n\nIt was the tide.\n\n1 ( +1 / -0 )\n\nToday 06:40 pm JST\n\nPosted in: ${KEEPER} See in context\n\nHm.\n\n2 ( +2 / -0 )\n\n1 2 3 Next »`,
  );
  const below = await read(
    `tide_watcher\n\nPosted in: ${FERRY} See in context\n\ntide_watcher\n\nMar. 04, 2031 - 05:29AM JST\n\nIt was the tide.\n\n1 ( +1 / -0 )\n\nPosted in: ${KEEPER} See in context\n\nToday 06:40 pm JST\n\nHm.\n\n2 ( +2 / -0 )`,
  );
  for (const { pages } of [above, below]) {
    expect(pages.flatMap(({ comments }) => comments.map(({ body, postedAt }) => [body, postedAt]))).toEqual([
      ["It was the tide.", "2031-03-04T05:29:00+09:00"],
      ["Hm.", null],
    ]);
    expect(pages.flatMap(({ warnings }) => warnings)).toEqual([]);
  }
});

test("a comment that quotes a heading does not make its page a member's, nor a second comment", async () => {
  const article = await read(
    `world\n\n${FERRY}\n\nIt came at noon, an hour after the time on the board.\n\n1 Comment\nLogin to comment\n\nPosted in: ${FERRY} See in context\n\nHm.\n\n1 ( +1 / -0 )`,
  );
  expect(article.format).toBe("japan-today-text");
  const member = await read(
    `tide_watcher\n\nPosted in: ${FERRY} See in context\n\nHe wrote:\n\nPosted in: the harbour, by mistake\n\nHm.\n\n1 ( +1 / -0 )`,
  );
  expect(told(member.pages)).toEqual([
    [FERRY, [["tide_watcher", "He wrote:\n\nPosted in: the harbour, by mistake\n\nHm.", 1]]],
  ]);
});

test("a saved page gives the same, with the addresses of its articles and the ids of its comments", async () => {
  const { format, pages, codes } = await read(`<!DOCTYPE html>
<html><head><title>Mei Harbour - Japan Today</title><link rel="canonical" href="https://japantoday.com/member/mei-harbour"></head>
<body><h1>Mei Harbour</h1>
<div><div>Posted in: <a href="/category/world/ferry">${FERRY}</a> <a href="/category/world/ferry#comment-71">See in context</a></div>
<p>It was the tide.</p><p>And the fog.</p><div><span>5</span> ( <span>+6</span> / <span>-1</span> )</div></div>
<div><div>Posted in: <a href="/category/national/keeper">${KEEPER}</a></div><div><a href="/category/national/keeper#comment-72">See in context</a></div>
<p>Paid in fish!</p><div>-2 ( +0 / -2 )</div></div>
<footer>©2031 GPlusMedia Inc.</footer></body></html>`);
  expect(format).toBe("japan-today-member");
  expect(told(pages)).toEqual([
    [FERRY, [["Mei Harbour", "It was the tide.\n\nAnd the fog.", 5]]],
    [KEEPER, [["Mei Harbour", "Paid in fish!", -2]]],
  ]);
  expect(pages.map(({ url, comments }) => [url, comments.map(({ sourceId }) => sourceId)])).toEqual([
    ["https://japantoday.com/category/world/ferry", ["71"]],
    ["https://japantoday.com/category/national/keeper", ["72"]],
  ]);
  expect(codes).toEqual([]);
});

test("a page of the kind that was named, without any heading, is refused with what to do", async () => {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("Ferry late again\n\nIt came at noon.");
  }
  const { parts } = await openDocument(
    { fileName: "m.txt", bytes: bytes() },
    { format: "japan-today-member" },
  );
  await expect(parts[Symbol.asyncIterator]().next()).rejects.toThrow(
    /^m\.txt, line 1: no heading “Posted in: … See in context” was found, so this is no member's page; import it/,
  );
});
