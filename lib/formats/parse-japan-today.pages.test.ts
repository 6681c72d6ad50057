import { expect, test } from "vitest";
import { openDocument } from "./open-document";

async function read(text: string) {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const { format, parts } = await openDocument({ fileName: "page.txt", bytes: bytes() });
  for await (const part of parts) if (part.kind === "page") return { format, ...part.page };
  throw new Error("nothing was read");
}
const codesOf = (page: { warnings: readonly { code: string }[] }) => page.warnings.map(({ code }) => code);

const NOON = "It came at noon, an hour after the time that the board had promised.";
const LUNCH = "Nobody minded, and several people had brought lunch.";
const VOTES = "1 ( +1 / -0 )";

test("before 2017 the section and the date stand below the title, and an agency without © at the foot", async () => {
  for (const section of ["national", "National", "NATIONAL"]) {
    const page = await read(
      `Penguins lead the parade\n${section} Mar. 04, 2014 - 05:29AM JST ( 2 )\nTOKYO —\nThree of them came.\n${LUNCH}\nKyodo\n2 Comments\nLogin to comment\n5\ntide_watcher\nI was there.\n-1\nOld Pilot\nIt rained.\nBack to top`,
    );
    expect(page).toMatchObject({
      format: "japan-today-text",
      title: "Penguins lead the parade",
      section,
      publishedAt: "2014-03-04T05:29:00+09:00",
      paragraphs: ["Three of them came.", LUNCH],
    });
    expect(page.comments.map(({ author, net, body }) => [author, net, body])).toEqual([
      ["tide_watcher", 5, "I was there."],
      ["Old Pilot", -1, "It rained."],
    ]);
  }
});

test("scores right below the count open the thread where no other marker does", async () => {
  const page = await read(
    `Penguins lead the parade\nCrime Mar. 04, 2014 - 05:29AM JST ( 2 )\nThree of them came.\n2 Comments\n5\ntide_watcher\nI was there.\n-1\nOld Pilot\nIt rained.`,
  );
  expect(page.paragraphs).toEqual(["Three of them came."]);
  expect(page.comments.map(({ author, net }) => [author, net])).toEqual([
    ["tide_watcher", 5],
    ["Old Pilot", -1],
  ]);
});

test("where a caption is all the text there is, it is the text, without its credit", async () => {
  const caption = "A child rolls down a hill of straw in Asanagi on Saturday.";
  const thread = `©2031 GPlusMedia Inc.\n\n1 Comment\nLogin to comment\n\nWhee\n\n${VOTES}`;
  const below = await read(
    `picture of the day\n\nDown the hill\n\n1 Comment\n\n${caption} Image: Kyodo\n\n${thread}`,
  );
  const above = await read(
    `FILE PHOTO: ${caption} Image: Kyodo\npicture of the day\n\nDown the hill\n\n${thread}`,
  );
  for (const page of [below, above]) {
    expect(page).toMatchObject({
      title: "Down the hill",
      section: "picture of the day",
      paragraphs: [caption],
    });
  }
  const withText = await read(`${caption} Image: Kyodo\nworld\n\nDown the hill\n\n${NOON}\n\n${thread}`);
  expect(withText.paragraphs).toEqual([NOON]);
  const creditOnly = await read(
    `world\n\nDown the hill\n\nImage: AP Photo/Ume Tanabe via Kyodo News\n\n${thread}`,
  );
  expect(creditOnly.paragraphs).toEqual([]);
});

test("the head is read in whatever order it comes", async () => {
  const foot = `${NOON}\n\n${LUNCH}\n\n© Harbour 2031.\n\nLogin to comment\n\nHm.\n\n${VOTES}`;
  const heads = [
    "world\n\nFerry late again\n\n1 Comment\nBy Ume Tanabe",
    "Ferry late again\nworld\n1 Comment\nBy Ume Tanabe",
    "By Ume Tanabe\nFerry late again\nworld\n1 Comment",
    "world\n1 Comment\nFerry late again\nBy Ume Tanabe",
    "Ferry late again Image: Harbour\nworld\nFerry late again\n1 Comment\nBy Ume Tanabe",
    "A ferry waits in the harbour of Asanagi on Monday.\nImage: Harbour\nworld\nFerry late again\nBy Ume Tanabe\n1 Comment",
  ];
  for (const head of heads) {
    expect(await read(`${head}\n\n${foot}`)).toMatchObject({
      title: "Ferry late again",
      section: "world",
      byline: "Ume Tanabe",
      paragraphs: [NOON, LUNCH],
    });
  }
  const noSection = await read(
    `Ferry late again\nFerry late again Image: Harbour\nFerry late again\n\nBy Ume Tanabe\n\n${foot}`,
  );
  expect(noSection).toMatchObject({ title: "Ferry late again", section: null, paragraphs: [NOON, LUNCH] });
});

test("the count may stand above the article, below it, or both, and the article is the same", async () => {
  const thread = `Hm.\n\nReally now.\n\n${VOTES}\n\nYes.\n\n${VOTES}`;
  for (const [above, below] of [
    ["", "2 Comments\n\n"],
    ["2 Comments\n", "2 Comments\n\n"],
    ["2 Comments\n", "© Harbour\n\n"],
  ]) {
    const page = await read(`Ferry late again\n\n${above}${NOON}\n\n${below}${thread}`);
    expect(page).toMatchObject({ title: "Ferry late again", paragraphs: [NOON], declaredCommentCount: 2 });
    expect(page.comments.map(({ body }) => body)).toEqual(["Hm.\n\nReally now.", "Yes."]);
    expect(codesOf(page)).toEqual([]);
  }
});

test("a page that holds the thread alone loses nothing of its first comment", async () => {
  const thread = `Not happening.\n\nGet to the pier and stop the talk.\n\n-2 ( +6 / -8 )\n\nOnly a fool takes the bus.\n\n${VOTES}`;
  const marked = await read(`2 Comments\nLogin to comment\n\n${thread}`);
  const bare = await read(thread);
  for (const page of [marked, bare]) {
    expect(page).toMatchObject({ title: null, paragraphs: [] });
    expect(page.comments[0]?.body).toBe("Not happening.\n\nGet to the pier and stop the talk.");
  }
  expect(codesOf(marked)).toEqual(["title_missing"]);
  expect(codesOf(bare)).toEqual(["title_missing", "thread_start_guessed"]);
});

test("a thread without its closing line ends at the site's other furniture", async () => {
  for (const furniture of [
    "Recent Comments\n\nMaren\n\nFerry fares",
    "Newsletter Signup Have the news sent to you\n\nEmail",
    "Articles, Offers & Useful Resources\n\nA mix of what’s trending on our other sites\n\nTen ropes",
    "A mix of what's trending on our other sites\n\nTen ropes",
    "Facebook users\n\nFacebook Connect",
    "©2031 GPlusMedia Inc.",
  ]) {
    const page = await read(
      `world\n\nFerry late again\n\n${NOON}\n\nLogin to comment\n\nHm.\n\n${VOTES}\n\n${furniture}`,
    );
    expect(page.comments.map(({ body }) => body)).toEqual(["Hm."]);
    expect(codesOf(page)).toEqual([]);
  }
});

test("a body may speak of the page's furniture, be a number, or be empty three times", async () => {
  const page = await read(
    `world\n\nFerry late again\n\n${NOON}\n\n5 Comments\nLogin to comment\n\nI had to Login to comment, and it was worth it.\n\n${VOTES}\n\n7\n\n${VOTES}\n${VOTES}\n\n${VOTES}\n\n\n${VOTES}`,
  );
  expect(page.comments.map(({ body }) => body)).toEqual([
    "I had to Login to comment, and it was worth it.",
    "7",
    "",
    "",
    "",
  ]);
  expect(codesOf(page)).toEqual([]);
});

test("tabs, CRLF, no-break spaces, thousands and other minus signs are no obstacle", async () => {
  const page = await read(
    `\tworld\r\n\r\n\tFerry late again\r\n\t1,002 Comments\r\n\t${NOON}\r\n\tLogin to comment\r\n\tHm.\r\n\t−4\u00a0( +4 / −8\u00a0)\r\n\tHum.\r\n\u00a0+1,000 (+1,001/-1)\r\n`,
  );
  expect(page).toMatchObject({ section: "world", title: "Ferry late again", declaredCommentCount: 1002 });
  expect(page.comments.map(({ body, net, upvotes, downvotes }) => [body, net, upvotes, downvotes])).toEqual([
    ["Hm.", -4, 4, 8],
    ["Hum.", 1000, 1001, 1],
  ]);
});

test("short lines between blank lines are bodies, not names", async () => {
  const head = `world\n\nFerry late again\n\nBy Ume Tanabe\n\n${NOON}\n\n`;
  const one = await read(`${head}1 Comment\nLogin to comment\n\nGreat news\n\nI hope that they do it twice.`);
  expect(one.comments.map(({ author, body }) => [author, body])).toEqual([
    [null, "Great news\n\nI hope that they do it twice."],
  ]);
  expect(one.warnings.map(({ message }) => message)).toEqual([
    "The page prints no votes; 1 comment was kept with its votes unknown.",
  ]);
  const two = await read(
    `${head}2 Comments\nLogin to comment\n\nGood riddance\n\nThey never paid anyway.\n\nAbout time\n\nI waited for years.`,
  );
  expect(two.comments).toEqual([]);
  expect(codesOf(two)).toEqual(["undivided_bodies"]);
});

test("names are found where only the count opens the thread", async () => {
  const page = await read(
    `national\nFerry late again\n2 Comments\nBy Ume Tanabe\n${NOON}\n${LUNCH}\n© Harbour\n2 Comments\ntide_watcher\nLate again? Never.\nOld Pilot\n@tide_watcher it was the tide.`,
  );
  expect(page).toMatchObject({
    format: "japan-today-text",
    title: "Ferry late again",
    paragraphs: [NOON, LUNCH],
  });
  expect(page.comments.map(({ author }) => author)).toEqual(["tide_watcher", "Old Pilot"]);
});

test("an agency that prints its year like the site does is not the outlet", async () => {
  const page = await read(
    `world\n\nFerry late again\n\n${NOON}\n\n©2031 Harbour Agency\n\n©2031 GPlusMedia Inc.\n\nLogin to comment\n\nHm.\n\n${VOTES}`,
  );
  expect(page).toMatchObject({ outlet: "Japan Today", paragraphs: [NOON] });
});

test("a paragraph that speaks of a picture is text", async () => {
  const spoken = "The master said that he knew one thing about the picture: he was not in it.";
  const page = await read(
    `world\n\nFerry late again\n\n${NOON}\n\n${spoken}\n\nLogin to comment\n\nHm.\n\n${VOTES}`,
  );
  expect(page.paragraphs).toEqual([NOON, spoken]);
});

test("a number above a short phrase is a body's where the page claims fewer comments", async () => {
  const page = await read(
    `Ferry late again\nNational Mar. 04, 2014 - 05:29AM JST ( 2 )\n${NOON}\n© Harbour\n2 Comments\nLogin to comment\n5\ntide_watcher\nI remember\n1998\nGreat year\nfor ferries.\n-1\nOld Pilot\nIt rained.\nBack to top`,
  );
  expect(page.comments.map(({ author, body }) => [author, body])).toEqual([
    ["tide_watcher", "I remember\n1998\nGreat year\nfor ferries."],
    ["Old Pilot", "It rained."],
  ]);
});
