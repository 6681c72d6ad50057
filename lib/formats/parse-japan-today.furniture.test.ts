import { expect, test } from "vitest";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

const parse = (text: string) => parseJapanToday(linesOf(text).lines);
const codesOf = (text: string) => parse(text).warnings.map(({ code }) => code);
const bodiesOf = (text: string) => parse(text).comments.map(({ body }) => body);

const NOON = "It came at noon, an hour after the time that the board had promised.";
const HEAD = `world\n\nFerry late again\n\n2 Comments\nBy Ume Tanabe\n\n${NOON}\n\n© Harbour 2031.\n\n`;
const THREAD = "Hm.\n\n1 ( +1 / -0 )\n\nYes.\n\n-2 ( +0 / -2 )\n\n";
const FURNITURE = [
  "Login to comment",
  "Login to leave a comment",
  "Facebook users",
  "Use your Facebook account to login or register with JapanToday. By doing so, you will also receive an email inviting you to receive our news alerts.",
  "Facebook Connect",
  "Login with your JapanToday account",
  "User registration",
  "Articles, Offers & Useful Resources",
  "A mix of what's trending on our other sites",
  "A mix of what’s trending on our other sites",
  "Recent Comments",
  "Newsletter Signup Have the news sent to you",
  "Back to top",
  "©2031 GPlusMedia Inc.",
];

test.each(FURNITURE)("below the thread `%s` is no comment, in any case and decoration", (line) => {
  for (const shown of [line, line.toUpperCase(), line.toLowerCase(), `• ${line}`, `\u200B${line}\u00a0`]) {
    const page = `${HEAD}2 Comments\nLogin to comment\n\n${THREAD}${shown}`;
    expect(parse(page)).toMatchObject({ title: "Ferry late again", paragraphs: [NOON], warnings: [] });
    expect(bodiesOf(page)).toEqual(["Hm.", "Yes."]);
  }
});

test.each(FURNITURE)("between article and thread, and inside a body, `%s` is nobody's text", (line) => {
  const between = `${HEAD}${line}\n\n2 Comments\nLogin to comment\n\n${THREAD}Login to leave a comment`;
  expect(parse(between)).toMatchObject({ paragraphs: [NOON], warnings: [] });
  expect(bodiesOf(between)).toEqual(["Hm.", "Yes."]);
  if (line.startsWith("©")) return;
  const inside = `${HEAD}Login to comment\n\nHm.\n\n${line}\n\nReally.\n\n1 ( +1 / -0 )\n\nYes.\n\n1 ( +1 / -0 )`;
  expect(bodiesOf(inside)).toEqual(["Hm.\n\nReally.", "Yes."]);
});

test("furniture that lost its line breaks is furniture", () => {
  const whole = FURNITURE.slice(1, 8).join("");
  for (const [start, end] of [
    ["2 CommentsLogin to comment\n\n", "Login to leave a commentFacebook usersFacebook Connect"],
    ["2 Comments Login to comment\n\n", whole],
    ["2 Comments | LOGIN TO COMMENT\n\n", `${whole}Recent Comments`],
    ["Login to comment", "Login to leave a comment"],
    ["©2031 GPlusMedia Inc.2 CommentsLogin to comment", ""],
  ]) {
    const page = `${HEAD}${start}${THREAD.trimEnd()}${end}`;
    expect(bodiesOf(page)).toEqual(["Hm.", "Yes."]);
    expect(codesOf(page)).toEqual([]);
  }
});

test("the closing line glued to the last body of a page without votes is not its text", () => {
  const page = `${HEAD}2 Comments\nLogin to comment\ntide_watcher\nIt was the tide.\nOld Pilot\n@tide_watcher it was me.Login to leave a comment`;
  expect(bodiesOf(page)).toEqual(["It was the tide.", "@tide_watcher it was me."]);
});

test("a sentence that holds the site's words stays whole", () => {
  const bodies = [
    "I had to Login to comment",
    "Please tell the Facebook users",
    "Facebook users are to blame for this.",
    "I go Back to top again and again.",
    "Read the Recent Comments before you write.",
    "Their user registration is broken",
    "“Login to comment” is all I see",
    "10 comments and not one of them kind.",
  ];
  const thread = bodies.map((body) => `${body}\n\n1 ( +1 / -0 )`).join("\n\n");
  expect(bodiesOf(`${HEAD}Login to comment\n\n${thread}\n\nLogin to leave a comment`)).toEqual(bodies);
});

test("what any site prints at its foot is no comment, and no cut-off page", () => {
  for (const foot of [
    "GaijinPot Blog\n\nTen Ropes to See\n\nHow to rent a pier\n\nTop Jobs",
    "Related articles\n\nTen ropes to see before winter comes, by our reporter.",
    "Share this article\n\nYou may also like\n\nTen ropes",
    "© Harbour Agency 2031. All rights reserved.",
    "2 Comments",
    "This website uses cookies. Read our Privacy policy to find out more.",
  ]) {
    const page = `${HEAD}2 Comments\nLogin to comment\n\n${THREAD}${foot}`;
    expect(bodiesOf(page)).toEqual(["Hm.", "Yes."]);
    expect(codesOf(page)).toEqual([]);
  }
});

test("a last body that was cut off stays a comment, with furniture far below it or none", () => {
  for (const [last, below] of [
    ["I was about to say that", ""],
    ["And what of the harbour, the", ""],
    ["It rained.\n\nAnd then the whole of the", ""],
    ["He said so to the press.\n\nNever again", ""],
    ["I was about to say that", "\n\nRelated articles\n\nTen Ropes to See"],
  ]) {
    const page = parse(`${HEAD}3 Comments\nLogin to comment\n\n${THREAD}${last}${below}`);
    expect(page.comments.at(-1)).toMatchObject({ position: 3, body: last, net: null, upvotes: null });
    expect(page.isComplete).toBe(below !== "");
  }
});

test("votes glued to their bodies are split off where no line of votes stands on the page", () => {
  const page = `${HEAD}Login to comment\n\nHm. 1 ( +1 / -0 )\n\nHe wrote -4 ( +4 / -8 ) on the wall.-2 ( +0 / -2 )\n\n3 ( +3 / -0 )Login to leave a comment`;
  expect(bodiesOf(page.replace("3 ( +3 / -0 )Login", "Yes. 3 ( +3 / -0 )\nLogin"))).toEqual([
    "Hm.",
    "He wrote",
    "on the wall.",
    "Yes.",
  ]);
  const oneLine = `${HEAD}Login to comment\n\nHm. 1 ( +1 / -0 ) Yes. -2 ( +0 / -2 ) No. 3 ( +3 / -0 )`;
  expect(parse(oneLine).comments.map(({ body, net }) => [body, net])).toEqual([
    ["Hm.", 1],
    ["Yes.", -2],
    ["No.", 3],
  ]);
});

test("votes whose numbers stand on lines of their own are one line of votes", () => {
  const page = parse(
    `${HEAD}Login to comment\n\nHm.\n\n-4\n\n(\n\n+4\n\n/\n\n-8\n\n)\n\nYes.\n\n2 (\n+2 /\n-0 )\n\n(I said so)\n\n1 ( +1 / -0 )`,
  );
  expect(page.comments.map(({ body, net, upvotes, downvotes }) => [body, net, upvotes, downvotes])).toEqual([
    ["Hm.", -4, 4, 8],
    ["Yes.", 2, 2, 0],
    ["(I said so)", 1, 1, 0],
  ]);
});

test("digits, signs, spaces and marks of any width are read", () => {
  const page = parse(
    `world\n\nFerry late again\n\n３ Comments\n\n${NOON}\n\n\u200BＬogin to comment\n\nHm.\n\n－４ （ ＋４ ／ －８ ）\n\n\u200B\n\n１,０００ (＋１,０００/－０)\n\nYes.\n\n\u2212\u200B1\u00a0(\u202f+1\u2009/ \u22122\u3000)`,
  );
  expect(page.declaredCommentCount).toBe(3);
  expect(page.comments.map(({ body, net, upvotes, downvotes }) => [body, net, upvotes, downvotes])).toEqual([
    ["Hm.", -4, 4, 8],
    ["", 1000, 1000, 0],
    ["Yes.", -1, 1, 2],
  ]);
});
