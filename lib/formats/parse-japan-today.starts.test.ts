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
const bodiesOf = (page: { comments: readonly { body: string }[] }) => page.comments.map(({ body }) => body);

const NOON = "The ferry to the islands will stop carrying pianos in April, its owner said on Thursday.";
const KEYS = "Eleven pianos had been carried since spring, of which nine arrived with all of their keys.";
const MAYOR = "The mayor said that he would ask again in the autumn, when the tide is lower.";
const HEAD = `Ferry to carry no more pianos\n\nBy Ume Tanabe\n\n${NOON}\n\n${KEYS}\n\n${MAYOR}\n\n`;
const VOTES = "1 ( +1 / -0 )";

test("without any mark the first comment begins where somebody speaks for themselves", async () => {
  const page = await read(
    `${HEAD}I knew it! My aunt told me so.\n\nI will never carry a piano again.\n\n${VOTES}\n\nMe neither.\n\n${VOTES}`,
  );
  expect(page.paragraphs).toEqual([NOON, KEYS, MAYOR]);
  expect(bodiesOf(page)).toEqual([
    "I knew it! My aunt told me so.\n\nI will never carry a piano again.",
    "Me neither.",
  ]);
  expect(codesOf(page)).toEqual(["thread_start_guessed"]);
});

test("without any mark the first comment begins with what it quotes from the article", async () => {
  const page = await read(`${HEAD}of which nine arrived with all of their keys\n\nNine!\n\n${VOTES}`);
  expect(page.paragraphs).toEqual([NOON, KEYS, MAYOR]);
  expect(bodiesOf(page)).toEqual(["of which nine arrived with all of their keys\n\nNine!"]);
});

test("without any mark or empty line the first comment is the line above the first votes", async () => {
  const page = await read(`${HEAD}Sad day.\n\n${VOTES}`.replaceAll("\n\n", "\n"));
  expect(page).toMatchObject({ title: "Ferry to carry no more pianos", paragraphs: [NOON, KEYS, MAYOR] });
  expect(bodiesOf(page)).toEqual(["Sad day."]);
});

test("an article that speaks in the first person is not taken for a comment", async () => {
  const mine = ["I went to the pier.", "I saw my piano.", "I wept, and I am not ashamed of it."];
  const page = await read(
    `Ferry to carry no more pianos\n\nBy Ume Tanabe\n\n${mine.join("\n\n")}\n\n${NOON}\n\nSad day.\n\n${VOTES}`,
  );
  expect(page.paragraphs).toEqual([...mine, NOON]);
  expect(bodiesOf(page)).toEqual(["Sad day."]);
});

test("a copyright line glued to the last paragraph ends the article, and a picture's above the byline does not", async () => {
  const glued = await read(
    `crime\n\nFerry late again\n\n${NOON}\n\n${KEYS}© Japan Today\n\nHm.\n\nWell.\n\n${VOTES}`,
  );
  expect(glued).toMatchObject({ paragraphs: [NOON, KEYS], warnings: [] });
  expect(bodiesOf(glued)).toEqual(["Hm.\n\nWell."]);
  const picture = await read(`A ferry waits in the evening. © AFP\n\n${HEAD}Sad day.\n\n${VOTES}`);
  expect(picture.paragraphs).toEqual([NOON, KEYS, MAYOR]);
  expect(bodiesOf(picture)).toEqual(["Sad day."]);
});

test("without votes the site's copyright line may stand above the thread or at the foot of the page", async () => {
  const thread = "tide_watcher\nIt was the tide.\nOld Pilot\n@tide_watcher it was me.";
  const article = `national\nFerry late again\n2 Comments\nBy Ume Tanabe\n${NOON}\n${KEYS}\n© Harbour`;
  for (const page of [
    await read(`${article}\n2 Comments\n${thread}\n©2031 GPlusMedia Inc.`),
    await read(`${article}\n©2031 GPlusMedia Inc.\n2 Comments\n${thread}`),
    await read(`${article}\nLogin to comment\n${thread}\n©2031 GPlusMedia Inc.\nRecent Comments`),
    await read(
      `${article}\n2 Comments\nLogin to comment\nFacebook users\nUser registration\n${thread}\nFacebook Connect`,
    ),
  ]) {
    expect(page).toMatchObject({
      title: "Ferry late again",
      paragraphs: [NOON, KEYS],
      outlet: "Japan Today",
    });
    expect(page.comments.map(({ author, body }) => [author, body])).toEqual([
      ["tide_watcher", "It was the tide."],
      ["Old Pilot", "@tide_watcher it was me."],
    ]);
    expect(codesOf(page)).toEqual(["no_votes"]);
  }
});

test("the count below the thread is the page's claim where it makes no other", async () => {
  const page = await read(
    `world\n\nFerry late again\n\n${NOON}\n\nLogin to comment\n\nHm.\n\n${VOTES}\n\n5 Comments`,
  );
  expect(page.declaredCommentCount).toBe(5);
  expect(bodiesOf(page)).toEqual(["Hm."]);
  expect(page.warnings.map(({ message }) => message)).toEqual([
    "The page claims 5 comments, and 1 was found.",
  ]);
});

test("a copyright sign in the first comment is the comment's where a second count closes the article", async () => {
  const said = "He said so himself.” © Harbour Agency\n\nNo, he did not.";
  const page = await read(
    `world\n\nFerry late again\n\n1 Comment\n\n${NOON}\n\n© Harbour\n\n1 Comment\n\n${said}\n\n${VOTES}`,
  );
  expect(page).toMatchObject({ paragraphs: [NOON], warnings: [] });
  expect(bodiesOf(page)).toEqual([said]);
});

test("two counts that differ: the one nearest to the thread is the page's claim", async () => {
  const page = await read(
    `world\n\nFerry late again\n\n7 Comments\n\n${NOON}\n\n© Harbour\n\n1 Comment\nLogin to comment\n\nHm.\n\n${VOTES}`,
  );
  expect(page).toMatchObject({ declaredCommentCount: 1, warnings: [] });
});

test("names and times in one line, as a browser copies them, open the comments where nearly every one has them", async () => {
  const head = `world\n\nFerry late again\n\n${NOON}\n\n3 Comments\nLogin to comment\n\n`;
  const said = (votes: string) =>
    `sf2kMar. 04, 2014 - 05:29AM JST\n\nHm.${votes}\n\njeancolmarToday  09:45 am JST\n\nsf2kMar. 04, 2014 - 05:29AM JST\n\nHm.\n\nNo.${votes}\n\nHarbour Cat Today 10:45 am JST\n\nYes.${votes}`;
  for (const votes of ["", `\n\n${VOTES}`]) {
    const page = await read(`${head}${said(votes)}\n\nLogin to leave a comment`);
    expect(page.comments.map(({ author, postedAt, body }) => [author, postedAt, body])).toEqual([
      ["sf2k", "2014-03-04T05:29:00+09:00", "Hm."],
      ["jeancolmar", null, "sf2kMar. 04, 2014 - 05:29AM JST\n\nHm.\n\nNo."],
      ["Harbour Cat", null, "Yes."],
    ]);
  }
  const old = await read(
    `${head}5\nsf2kMar. 04, 2014 - 05:29AM JST\nHm.\n-1\nOld Pilot\nNo.\n0\nHarbour CatMar. 04, 2014 - 06:29AM JST\nYes.\nBack to top`,
  );
  expect(old.comments.map(({ author, net, body }) => [author, net, body])).toEqual([
    ["sf2k", 5, "Hm."],
    ["Old Pilot", -1, "No."],
    ["Harbour Cat", 0, "Yes."],
  ]);
});

test("a title glued to its picture's copyright line is the title", async () => {
  for (const line of [
    "© AFPFerry to carry no more pianos",
    "© AP/Ume Ferry to carry no more pianos",
    "© Harbour Agency 2031.Ferry to carry no more pianos",
  ]) {
    const page = await read(
      `${line}\n\n2 Comments\n\n${NOON}\n\n${KEYS}\n\nLogin to comment\n\nHm.\n\n${VOTES}`,
    );
    expect(page).toMatchObject({ title: "Ferry to carry no more pianos", paragraphs: [NOON, KEYS] });
  }
});

test("a section below its title, with the picture's credit between, leaves the title; a place in capitals is none", async () => {
  const page = await read(
    `Ferry late again\nFILE PHOTO: A ferry. REUTERS/Jiro\nImage: Reuters file\nbusiness\nBy Ume Tanabe\nASANAGI\n${NOON}\n${KEYS}\nLogin to comment\nHm.\n${VOTES}`,
  );
  expect(page).toMatchObject({ title: "Ferry late again", section: "business", paragraphs: [NOON, KEYS] });
});

test("another outlet's page that prints its count twice, or asks to log in, stays an article", async () => {
  for (const foot of [
    "5 Comments\n\nRelated articles\n\nTen ropes to see",
    "5 Comments\n\nMore from The Fogbank",
    "Log in to comment",
    "LOG IN TO LEAVE A COMMENT",
  ]) {
    const page = await read(`Ferry late again\n\n5 Comments\n\n${NOON}\n\n${KEYS}\n\n${MAYOR}\n\n${foot}`);
    expect(page).toMatchObject({ format: "article-text", title: "Ferry late again", comments: [] });
    expect(page.paragraphs).toEqual([NOON, KEYS, MAYOR]);
  }
});

test("a page without comments whose foot is a menu has no thread", async () => {
  const page = await read(
    `world\n\nFerry late again\n\nBy Ume Tanabe\n\n${NOON}\n\n© Harbour\n\n©2031 GPlusMedia Inc.\n\nLogin to comment\n\nGaijinPot Blog\n\nTen Ropes to See\n\nTop Jobs`,
  );
  expect(page).toMatchObject({ comments: [], undividedText: null, paragraphs: [NOON], warnings: [] });
});
