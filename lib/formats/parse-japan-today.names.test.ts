import { expect, test } from "vitest";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

const parse = (text: string) => parseJapanToday(linesOf(text).lines);
const told = (text: string) => parse(text).comments.map(({ author, body }) => [author, body]);

const ARTICLE = `The council of Asanagi chose a new keeper for the lighthouse on Tuesday, the first in thirty years.
The keeper will be paid in part with fish, as the law of 1911 demands.
© HARBOUR`;
const HEAD = `Town picks keeper for its lighthouse
By Ume Tanabe
${ARTICLE}
©2031 GPlusMedia Inc.
`;

test("names stand on a line of their own and bodies below them, with no votes", () => {
  const page = parse(
    `${HEAD}5 Comments
Login to comment
9ROPES
Paid in fish, and I thought my boss was mean...
tide_watcher
"The keeper will be paid in part with fish"
Which part? The heads?
Not that it matters to anybody here
Old Sea Rope
Oh dear
Mei Harbour
WHAT?!
They chose a MAN???
tide_watcher
Good luck to him, then.`,
  );
  expect(page.comments.map(({ author, body }) => [author, body])).toEqual([
    ["9ROPES", "Paid in fish, and I thought my boss was mean..."],
    [
      "tide_watcher",
      '"The keeper will be paid in part with fish"\nWhich part? The heads?\nNot that it matters to anybody here',
    ],
    ["Old Sea Rope", "Oh dear"],
    ["Mei Harbour", "WHAT?!\nThey chose a MAN???"],
    ["tide_watcher", "Good luck to him, then."],
  ]);
  expect(
    page.comments.every(
      ({ net, upvotes, downvotes }) => net === null && upvotes === null && downvotes === null,
    ),
  ).toBe(true);
  expect(page.warnings).toEqual([
    {
      code: "no_votes",
      message: "The page prints no votes; 5 comments were kept with their votes unknown.",
      line: null,
      position: null,
    },
  ]);
});

test("a head without blank lines is read line by line", () => {
  const page = parse(`${HEAD}1 Comment\nLogin to comment\ntide_watcher\nFish!`);
  expect(page.title).toBe("Town picks keeper for its lighthouse");
  expect(page.byline).toBe("Ume Tanabe");
  expect(page.paragraphs).toEqual(ARTICLE.split("\n").slice(0, 2));
  expect(page.comments).toHaveLength(1);
});

test("a pasted header in a quote is nobody's name", () => {
  expect(
    told(`${HEAD}3 Comments
Login to comment
tide_watcher
The law of 1911 is still in force, sadly.
Mei Harbour
tide_watcherToday  09:45 am JST
The law of 1911 is still in force, sadly.
It is the best law we have.
rope_and_tar
sf2kMar. 04, 2031 - 05:29AM JST
Is that a fact?`),
  ).toEqual([
    ["tide_watcher", "The law of 1911 is still in force, sadly."],
    [
      "Mei Harbour",
      "tide_watcherToday  09:45 am JST\nThe law of 1911 is still in force, sadly.\nIt is the best law we have.",
    ],
    ["rope_and_tar", "sf2kMar. 04, 2031 - 05:29AM JST\nIs that a fact?"],
  ]);
});

test("a time below a name is the comment's time", () => {
  const page = parse(`${HEAD}3 Comments
Login to comment
tide_watcher
Mar. 04, 2031 - 05:29AM JST
Early bird.
Mei Harbour
Today  06:40 pm JST
Late bird
Good
Feb. 31, 2031 - 01:00PM JST
No such bird.`);
  expect(page.comments.map(({ author, postedAt, body }) => [author, postedAt, body])).toEqual([
    ["tide_watcher", "2031-03-04T05:29:00+09:00", "Early bird."],
    ["Mei Harbour", null, "Late bird"],
    ["Good", null, "No such bird."],
  ]);
  expect(page.warnings.map(({ code, position }) => [code, position])).toEqual([
    ["no_votes", null],
    ["bad_date", 3],
  ]);
});

test("the claimed count decides about lines that could be either", () => {
  const thread = `tide_watcher
Fish again.
Harbour Boy
Never again
Mei Harbour
It is what it is.`;
  expect(told(`${HEAD}3 Comments\nLogin to comment\n${thread}`).map(([author]) => author)).toEqual([
    "tide_watcher",
    "Harbour Boy",
    "Mei Harbour",
  ]);
});

test("names without any count are still found", () => {
  expect(
    told(
      `${HEAD}Login to comment\ntide_watcher\nFish again.\nMei Harbour\nAgain and again.\nLogin to leave a comment`,
    ),
  ).toEqual([
    ["tide_watcher", "Fish again."],
    ["Mei Harbour", "Again and again."],
  ]);
});

test("before 2017 a bare net score stands above the name", () => {
  const page = parse(`National
Town picks keeper for its lighthouse
National Mar. 03, 2014 - 07:10AM JST ( 4 )
ASANAGI —
${ARTICLE}
4 Comments
Login to comment
2
tide_watcher
Mar. 03, 2014 - 08:00AM JST
Paid in fish.
The heads?

Or the tails?
-1
Mei Harbour
42
0
Good
My score:
7
out of ten
+3
Above the tide
Back to top
User registration`);
  expect(page.comments).toEqual([
    score(1, "tide_watcher", "Paid in fish.\nThe heads?\n\nOr the tails?", 2, "2014-03-03T08:00:00+09:00"),
    score(2, "Mei Harbour", "42", -1),
    score(3, "Good", "My score:\n7\nout of ten", 0),
    score(4, "Above the tide", "", 3),
  ]);
  expect(page.warnings.map(({ message }) => message)).toEqual([
    "The page prints no up and down votes; 4 comments were kept with their net alone.",
  ]);
});

function score(position: number, author: string, body: string, net: number, postedAt: string | null = null) {
  return { position, author, postedAt, body, net, upvotes: null, downvotes: null };
}

test("bodies alone are kept undivided, with a warning", () => {
  const page = parse(`national

Town picks keeper for its lighthouse

3 Comments

The council of Asanagi chose a new keeper for the lighthouse on Tuesday.

©2031 GPlusMedia Inc.

3 Comments
Login to comment

Paid in fish, and I thought my boss was mean...

Which part? The heads?

They chose a man. Again. After thirty years of a woman who never once let the light go out.

Good luck to him, then.

Login to leave a comment

Facebook users`);
  expect(page.comments).toEqual([]);
  expect(page.undividedText).toMatch(
    /^Paid in fish.*\n\nWhich part\?.*\n\nThey chose.*\n\nGood luck to him, then\.$/,
  );
  expect(page.warnings.map(({ code }) => code)).toEqual(["undivided_bodies"]);
  expect(page.paragraphs).toHaveLength(1);
});

test("a single body on a page that claims one comment is that comment", () => {
  const page = parse(
    `Keeper named\n\nBy Ume Tanabe\n\nThe council chose a keeper for the light on Tuesday evening.\n\n©2031 GPlusMedia Inc.\n\n1 Comment\nLogin to comment\n\nI would have chosen the cat.\n\nIt can see at night.\n\nLogin to leave a comment`,
  );
  expect(page.comments.map(({ body, net }) => [body, net])).toEqual([
    ["I would have chosen the cat.\n\nIt can see at night.", null],
  ]);
});

test("an article page without comments has none", () => {
  const page = parse(
    `world\n\nKeeper named\n\n0 Comments\nBy Ume Tanabe\n\nThe council chose a keeper for the light on Tuesday evening.\n\n© Harbour\n\n©2031 GPlusMedia Inc.\n\n0 Comments\nLogin to comment\n\nLogin to leave a comment\n\nFacebook users`,
  );
  expect(page).toMatchObject({ comments: [], undividedText: null, declaredCommentCount: 0, warnings: [] });
});

test("bodies alone below the article's last line are kept where the page claims comments", () => {
  const bare = (count: string, below: string) =>
    parse(`national\nTown picks keeper\n${count}\n${ARTICLE}\n${below}`);
  const said = "I hope he likes fish.\nMy father kept it for years.";
  const page = bare("2 Comments", said);
  expect(page.undividedText).toContain("My father kept it for years.");
  expect(page.warnings.map(({ code }) => code)).toEqual(["undivided_bodies"]);
  expect(page.paragraphs.join()).not.toContain("father");
  expect(bare("0 Comments", said).undividedText).toBeNull();
  expect(bare("2 Comments", "Ten Ropes You Need").undividedText).toBeNull();
});
