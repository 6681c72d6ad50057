import { expect, test } from "vitest";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

const parse = (text: string) => parseJapanToday(linesOf(text).lines);
const codes = (text: string) => parse(text).warnings.map(({ code }) => code);

const HEAD = `Japan Today Get your ticket to the Boat Fair 2031
Ferry at the pier
FILE PHOTO: The ferry Asahi leaves Asanagi, May 2, 2030. Image: Harbour Pictures
national

Ferry fares to rise by forty yen from April

3 Comments
By Ume Tanabe and Jiro Okabe

The harbour office said on Monday that a single ticket to the islands will cost 250 yen.

Islanders called the rise "a toll on living here", and asked for a meeting.

© Harbour Agency 2031.

©2031 GPlusMedia Inc.

3 Comments
Login to comment
`;
const TAIL = `
Login to leave a comment

Facebook users

Use your Facebook account to login or register with JapanToday. By doing so, you will also receive an email inviting you to receive our news alerts.

Facebook Connect

Login with your JapanToday account

User registration

Articles, Offers & Useful Resources

A mix of what's trending on our other sites
`;

test("a page with votes gives its article without furniture and each comment with its three numbers", () => {
  const page = parse(
    `${HEAD}\nForty yen is two rolls.\n\n5 ( +6 / -1 )\n\nPay and be quiet.\n\nThe pier needs paint.\n\n-4 ( +4 / -8 )\n\nFine by me.\n\n0 ( +0 / -0 )\n${TAIL}`,
  );
  expect(page).toEqual({
    title: "Ferry fares to rise by forty yen from April",
    outlet: "Japan Today",
    url: null,
    section: "national",
    byline: "Ume Tanabe and Jiro Okabe",
    publishedAt: null,
    paragraphs: [
      "The harbour office said on Monday that a single ticket to the islands will cost 250 yen.",
      'Islanders called the rise "a toll on living here", and asked for a meeting.',
    ],
    declaredCommentCount: 3,
    comments: [
      comment(1, "Forty yen is two rolls.", [5, 6, 1]),
      comment(2, "Pay and be quiet.\n\nThe pier needs paint.", [-4, 4, 8]),
      comment(3, "Fine by me.", [0, 0, 0]),
    ],
    undividedText: null,
    isComplete: true,
    warnings: [],
  });
});

function comment(position: number, body: string, votes: [number, number, number] | null) {
  const [net, upvotes, downvotes] = votes ?? [null, null, null];
  return { position, author: null, postedAt: null, body, net, upvotes, downvotes };
}

test("two vote lines in a row are two comments, one of them empty", () => {
  const page = parse(`${HEAD}\n\n1 ( +1 / -0 )\n\n\n0 ( +0 / -0 )\n\nNice boat.\n2 ( +2 / -0 )\n${TAIL}`);
  expect(page.comments).toEqual([
    comment(1, "", [1, 1, 0]),
    comment(2, "", [0, 0, 0]),
    comment(3, "Nice boat.", [2, 2, 0]),
  ]);
});

test("vote lines may be spaced loosely, hold thousands separators and other minus signs", () => {
  const lines = ["1,204 (+1,300/-96)", "−4 ( +4 / −8 )", "+3\u00a0( + 3 / - 0 )", "-1(+0/-1)"];
  const page = parse(`${HEAD}\n${lines.map((line, index) => `Body ${index}.\n${line}`).join("\n")}${TAIL}`);
  expect(page.comments.map(({ net, upvotes, downvotes }) => [net, upvotes, downvotes])).toEqual([
    [1204, 1300, 96],
    [-4, 4, 8],
    [3, 3, 0],
    [-1, 0, 1],
  ]);
});

test("a net on a line of its own above its votes belongs to them", () => {
  const page = parse(`${HEAD}\nGood boat.\n\n-2\n( +4 / -6 )\n\n42\n\n1 ( +1 / -0 )\n${TAIL}`);
  expect(page.comments).toEqual([comment(1, "Good boat.", [-2, 4, 6]), comment(2, "42", [1, 1, 0])]);
});

test("a net that is not ups less downs is kept as printed, with a warning", () => {
  const page = parse(`${HEAD}\nA\n\n-5 ( +37 / -40 )\n\nB\n\n0 ( +0 / -0 )\n\nC\n\n0 ( +0 / -0 )\n${TAIL}`);
  expect(page.comments[0]).toEqual(comment(1, "A", [-5, 37, 40]));
  expect(page.warnings).toEqual([
    { code: "net_differs", message: expect.stringContaining("-5 ( +37 / -40 )"), line: 22, position: 1 },
  ]);
});

test("a vote number too large to be one is left unknown, with a warning", () => {
  const page = parse(`${HEAD}\nA\n\n99999999999 ( +99999999999 / -0 )\n${TAIL}`);
  expect(page.comments).toEqual([{ ...comment(1, "A", null), downvotes: 0 }]);
  expect(page.warnings.map(({ code }) => code)).toContain("bad_number");
});

test("a count that differs from what was found is a warning with both numbers", () => {
  const page = parse(`${HEAD}\nA\n\n0 ( +0 / -0 )\n${TAIL}`);
  expect(page.declaredCommentCount).toBe(3);
  expect(page.warnings).toEqual([
    {
      code: "count_differs",
      message: "The page claims 3 comments, and 1 was found.",
      line: null,
      position: null,
    },
  ]);
});

test("the last body of a cut-off page is kept with unknown votes", () => {
  const page = parse(`${HEAD}\nA\n\n0 ( +0 / -0 )\n\nB\n\n0 ( +0 / -0 )\n\nAnd another thing, the`);
  expect(page.comments[2]).toEqual(comment(3, "And another thing, the", null));
  expect(page.warnings.map(({ code, position }) => [code, position])).toEqual([["cut_off", 3]]);
});

test("a page that ends with its last vote line is not cut off", () => {
  expect(codes(`${HEAD}\nA\n\n0 ( +0 / -0 )\n\nB\n\n0 ( +0 / -0 )\n\nC\n\n0 ( +0 / -0 )`)).toEqual([]);
});

test("a body keeps lines that only look like the page's own", () => {
  const bodies = [
    "3 Comments",
    "7",
    "The vote was odd, 4 ( +4 / -0 ) on one and nothing on the other.",
    "> -4 ( +4 / -8 )",
    '"-4 ( +4 / -8 )"',
    "By the way, who paints the rail?",
    "world",
    "© my own opinion",
    "FILE PHOTO: of my cat",
    "Posted in: Ferry fares See in context?",
    "YubaToday  09:45 am JST\n\nThe rail is green.\n\nNo, blue.",
  ];
  const page = parse(`${HEAD}\n${bodies.map((body) => `${body}\n\n1 ( +1 / -0 )\n`).join("\n")}${TAIL}`);
  expect(page.comments.map(({ body }) => body)).toEqual(bodies);
  expect(page.comments.every(({ author }) => author === null)).toBe(true);
});

test("furniture is in no body, wherever it stands", () => {
  const page = parse(`${HEAD}\nOne.\n\nUser registration\n\nTwo.\n\n1 ( +1 / -0 )\n${TAIL}`);
  expect(page.comments.map(({ body }) => body)).toEqual(["One.\n\nTwo."]);
});

test("lines stay lines and paragraphs stay paragraphs, without the white space around them", () => {
  const page = parse(
    `\uFEFF${HEAD.replaceAll("\n", "\r\n")}\r\n\tOne \r\ntwo\u00a0\r\n \u00a0\r\n\r\n\r\n  three  four\r\n\r\n1 ( +1 / -0 )  \r\n${TAIL}`,
  );
  expect(page.comments).toEqual([comment(1, "One\ntwo\n\nthree  four", [1, 1, 0])]);
  expect(page.title).toBe("Ferry fares to rise by forty yen from April");
});

test("names and times are taken where every comment opens with both, and a lone pasted one is not", () => {
  const named = parse(
    `${HEAD}\nrope_and_tar\nMar. 04, 2031 - 05:29AM JST\nOne.\n\n1 ( +1 / -0 )\n\nMaren\nToday 06:40 pm JST\nTwo.\n\n0 ( +0 / -0 )\n${TAIL}`,
  );
  expect(named.comments.map(({ author, postedAt, body }) => [author, postedAt, body])).toEqual([
    ["rope_and_tar", "2031-03-04T05:29:00+09:00", "One."],
    ["Maren", null, "Two."],
  ]);
  const pasted = parse(
    `${HEAD}\nMaren\nToday 06:40 pm JST\nTwo.\n\n0 ( +0 / -0 )\n\nNo.\n\n0 ( +0 / -0 )\n${TAIL}`,
  );
  expect(pasted.comments.map(({ author }) => author)).toEqual([null, null]);
});

test("comments of an expired article are kept without its text", () => {
  const page = parse(
    `Night market moves to the old quay\n\n\nThe requested article has expired, and only its comments are left.\n\n\n©2031 GPlusMedia Inc.\n\nLogin to comment\n\nGood riddance.\n\n1 ( +1 / -0 )\n${TAIL}`,
  );
  expect(page.title).toBe("Night market moves to the old quay");
  expect(page.paragraphs).toEqual([]);
  expect(page.comments).toEqual([comment(1, "Good riddance.", [1, 1, 0])]);
  expect(page.warnings.map(({ code }) => code)).toEqual(["article_expired"]);
});

test("an expired article without any marker still gives its first comment whole", () => {
  const page = parse(
    `Night market moves to the old quay\n\n\nThe requested article has expired, and only its comments are left.\n\n\nAbout time.\n\nThe quay is drier.\n\n1 ( +1 / -0 )\n\nWhy?\n\n0 ( +0 / -0 )`,
  );
  expect(page.comments.map(({ body }) => body)).toEqual(["About time.\n\nThe quay is drier.", "Why?"]);
});

test("without any marker the thread starts below the copyright line", () => {
  const page = parse(
    "business\n\nCannery to close in June\n\nThe cannery on the east quay will close in June, its owners said on Friday.\n\n© Harbour Agency\n\nSad day.\n\n3 ( +3 / -0 )",
  );
  expect(page.title).toBe("Cannery to close in June");
  expect(page.comments.map(({ body }) => body)).toEqual(["Sad day."]);
});

test("where nothing says where the thread starts, the lines above the first votes are the first comment", () => {
  const text =
    "Cannery to close in June\n\nThe cannery on the east quay will close in June, its owners said on Friday.\n\nIts two hundred workers were told by letter on the same day.\n\nSad day.\n\n3 ( +3 / -0 )";
  expect(parse(text).comments.map(({ body }) => body)).toEqual(["Sad day."]);
  expect(parse(text).paragraphs).toHaveLength(2);
  expect(codes(text)).toEqual(["thread_start_guessed"]);
});
