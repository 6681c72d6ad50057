import { expect, test } from "vitest";
import { parseArticleText } from "./parse-article-text";
import { linesOf } from "./source-line";

const parse = (text: string) => parseArticleText(linesOf(text).lines);

const TITLE = "Island council bans the selling of fog in jars";
const FIRST =
  "The council of Shell Island voted on Friday to forbid the sale of fog in jars, a trade that has grown since a visitor asked for it in 2019 and was not told no.";
const SECOND =
  "“It is our fog,” said the council’s oldest member, who has breathed it for ninety-one years. “We would like to keep what is left.”";
const THIRD =
  "Sellers said that each jar is filled before sunrise and that the fog grows back by evening; the council asked them for proof, and received a jar.";

test("an article with nothing around it is its title and its paragraphs", () => {
  expect(parse(`${TITLE}\n\n${FIRST}\n\n${SECOND}\n\n${THIRD}`)).toEqual({
    title: TITLE,
    outlet: null,
    url: null,
    section: null,
    byline: null,
    publishedAt: null,
    paragraphs: [FIRST, SECOND, THIRD],
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    warnings: [],
  });
});

test("menus, notices, tags, links and invitations around an article are not its text", () => {
  const page = parse(`Skip to content
Menu
Settings
Select the theme that you like best. The Fogbank Gazette is available in three sizes of print.
islands
Advertisement

${TITLE}

By Ume Tanabe

12 June 2031 09:15 JST

3 min read

Share on Facebook

${FIRST}

Read More : Ten jars to see before you die

${SECOND}

Related

• Fog season opens early
• What your jar says about you

${THIRD}

Filed under

fog jars council

You may also like

A visitor who opened his jar too early tells us, in his own words, what it was like to lose it all at once.

Leave a Reply

Your email address will not be published. Required fields are marked *

Subscribe to receive the day's headlines from Fogbank straight in your inbox

This website uses cookies. Read Fogbank Privacy policy to find out more.

Accept cookies`);
  expect(page).toMatchObject({
    title: TITLE,
    outlet: "Fogbank",
    byline: "Ume Tanabe",
    publishedAt: "2031-06-12T09:15:00+09:00",
    paragraphs: [FIRST, SECOND, THIRD],
    warnings: [],
  });
});

test("headings inside the article are its text, those below its end are not", () => {
  const page = parse(
    `${TITLE}\n${FIRST}\nWhat the sellers say\n${THIRD}\nA member disagrees:\n${SECOND}\nSee you at the market\nCOMMENTS`,
  );
  expect(page.paragraphs).toEqual([FIRST, "What the sellers say", THIRD, "A member disagrees:", SECOND]);
});

test("a caption that repeats the title, and one with a credit, are not its text", () => {
  const page = parse(
    `A woman holds a jar against the light on Shell Island, June 2031. REUTERS/Ume Tanabe/File Photo\n${TITLE}\n\nFog sellers must close by autumn\n${TITLE}\nJars on a wall. ©  Ume Tanabe / AFP\n\n${FIRST}\n\n${SECOND}`,
  );
  expect(page.title).toBe(TITLE);
  expect(page.paragraphs).toEqual(["Fog sellers must close by autumn", FIRST, SECOND]);
});

test("a summary that the first paragraph repeats is said once", () => {
  const summary = FIRST.slice(0, FIRST.indexOf(","));
  expect(parse(`${TITLE}\n\n${summary}\n\n${FIRST}\n\n${SECOND}`).paragraphs).toEqual([FIRST, SECOND]);
});

test("a linked story in the middle, printed above and below its link, is not its text", () => {
  const page = parse(
    `${TITLE}\n\n${FIRST}\n\nFog prices reach new height\nRead more\nFog prices reach new height\n\n${SECOND}\n\n${THIRD}\n\nTop stories\n\nJar thief caught\nJar thief caught FEATURE`,
  );
  expect(page.paragraphs).toEqual([FIRST, SECOND, THIRD]);
});

test("a date without a zone is read as UTC, and a warning says so", () => {
  const page = parse(`4 Oct, 2031 02:34\nHomeIslands & Fog\n\n${TITLE}\n\n${FIRST}\n\n${SECOND}`);
  expect(page.publishedAt).toBe("2031-10-04T02:34:00Z");
  expect(page.section).toBe("Islands & Fog");
  expect(page.warnings.map(({ code }) => code)).toEqual(["bad_date"]);
});

test("a page without a line like a title has none, with a warning", () => {
  const page = parse(`${FIRST}\n\n${SECOND}`);
  expect(page.title).toBeNull();
  expect(page.paragraphs).toEqual([FIRST, SECOND]);
  expect(page.warnings.map(({ code }) => code)).toEqual(["title_missing"]);
});

test("a paragraph that speaks of privacy, cookies, photos or sources is text", () => {
  const spoken = [
    "Nobody on the island had read the company that fills the jars and its new and rather long privacy policy.",
    "One member named her source: the fog itself, she said, had told her so at breakfast on Friday morning.",
    "The council listed its reasons: (a) the fog, (b) the jars, and (c) the visitors who open them indoors.",
  ];
  expect(parse([TITLE, FIRST, ...spoken, SECOND].join("\n\n")).paragraphs).toEqual([
    FIRST,
    ...spoken,
    SECOND,
  ]);
});

test("a window's title above the same title names the site, and a name above the date the writer", () => {
  const page = parse(
    `${TITLE} - The Fogbank Gazette\n\n${TITLE}\n\nUme Tanabe\nJune 12, 2031 9:15 am JST (Fogbank)\nUpdated 2 hours ago\n\n${FIRST}\n\n___\n\n${SECOND}\n\nTags: fog, jars`,
  );
  expect(page).toMatchObject({
    title: TITLE,
    outlet: "The Fogbank Gazette",
    byline: "Ume Tanabe",
    publishedAt: "2031-06-12T09:15:00+09:00",
    paragraphs: [FIRST, SECOND],
  });
});

test("a path of links above the title gives the section and is no title", () => {
  for (const path of ["Home / Islands / Fog", "Home » Islands » Fog"]) {
    expect(parse(`${path}\n\nFog ban\n\n${FIRST}\n\n${SECOND}`)).toMatchObject({
      title: "Fog ban",
      section: "Fog",
      paragraphs: [FIRST, SECOND],
    });
  }
});

test("a Japanese page's title and sentences are told by their length and marks", () => {
  const title = "島の議会、霧の瓶詰めの販売を禁止";
  const texts = [
    "島の議会は金曜日、霧を瓶に詰めて売ることを禁じた。二〇一九年に観光客が求めて以来、増えていた。",
    "「霧は私たちのものだ」と、最年長の議員は話した。",
  ];
  expect(parse(`ホーム\n${title}\n2031-06-12\n${texts.join("\n")}`)).toMatchObject({
    title,
    paragraphs: texts,
  });
});
