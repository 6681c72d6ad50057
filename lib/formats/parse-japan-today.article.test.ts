import { expect, test } from "vitest";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

const parse = (text: string) => parseJapanToday(linesOf(text).lines);
const THREAD =
  "\n©2031 GPlusMedia Inc.\n\nLogin to comment\n\nHm.\n\n1 ( +1 / -0 )\n\nLogin to leave a comment";

test("a picture page gives its caption text as the paragraph, and its credit nowhere", () => {
  const page = parse(
    `Japan Today\nImage: AP/Ume Tanabe\npicture of the day\n\nLow tide\n\n1 Comment\n\nA gull walks over the dry harbour of Asanagi on Wednesday. The tide won 6-3, 6-4.\n\n© AP\n${THREAD}`,
  );
  expect(page).toMatchObject({
    section: "picture of the day",
    title: "Low tide",
    paragraphs: ["A gull walks over the dry harbour of Asanagi on Wednesday. The tide won 6-3, 6-4."],
  });
});

test("a page that lost its title has none, and its paragraph stays a paragraph", () => {
  const page = parse(
    `picture of the day\n\n\n\nChildren carry lanterns along the quay in Asanagi on Wednesday evening to mark the end of summer.\n\n© Harbour\n${THREAD}`,
  );
  expect(page.title).toBeNull();
  expect(page.paragraphs).toHaveLength(1);
  expect(page.warnings.map(({ code }) => code)).toEqual(["title_missing"]);
});

test("a title may be a whole sentence where the count stands below it", () => {
  const said = "We never promised that the ferry would be on time. We promised that there would be a ferry.";
  const text =
    "The head of the harbour office said so on the bus, which was on time, to nobody in particular.";
  expect(parse(`world\n\n${said}\n\n2 Comments\n\n${text}\n\n© Harbour\n${THREAD}`)).toMatchObject({
    title: said,
    section: "world",
    paragraphs: [text],
  });
});

test("ticket, survey and notice banners above the head are neither title nor text", () => {
  const text = "It came at noon, an hour after the time that the board had promised.";
  for (const banner of [
    "Japan Today Get your ticket to the Boat Fair 2031",
    "Take our reader survey and win a rope",
    "Notice: this page will be repaired on Sunday from 2 to 4",
  ]) {
    for (const head of ["world\n\nFerry late again", "Ferry late again"]) {
      expect(parse(`${banner}\n${head}\n\n${text}\n\n© Harbour\n${THREAD}`)).toMatchObject({
        title: "Ferry late again",
        paragraphs: [text],
      });
    }
  }
});

test("the byline may stand above the count, below it, or be missing; a paragraph that starts with By is text", () => {
  const text = "By the time the ferry came, the market had closed and the fish had gone home.";
  const above = parse(`Ferry late again\n\nBy Ume TANABE\n\n4 Comments\n\n${text}\n\n© Harbour\n${THREAD}`);
  expect(above).toMatchObject({ title: "Ferry late again", byline: "Ume TANABE", paragraphs: [text] });
  const missing = parse(`Ferry late again\n\n4 Comments\n\n${text}\n\n© Harbour\n${THREAD}`);
  expect(missing).toMatchObject({ title: "Ferry late again", byline: null, paragraphs: [text] });
});

test("a copyright line glued to the last paragraph is split off", () => {
  const page = parse(
    `crime\n\nMan held over borrowed boat\n\nPolice said the man had meant to bring the boat back after lunch.\n\nHe was wearing a life jacket.© Japan Today\n${THREAD}`,
  );
  expect(page.paragraphs).toEqual([
    "Police said the man had meant to bring the boat back after lunch.",
    "He was wearing a life jacket.",
  ]);
});

test("the year of a copyright line is not the article's date, nor is the extractor's", () => {
  const page = parse(
    ` date 2031-05-06\nworld\n\nFerry late again\n\nIt came at noon, an hour after the time that the board had promised.\n\n© Copyright 2030 The Harbour Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.\n${THREAD}`,
  );
  expect(page.publishedAt).toBeNull();
  expect(page.title).toBe("Ferry late again");
  expect(page.paragraphs).toHaveLength(1);
});

test("a full date above the text is the article's date, in Japan's time", () => {
  const page = parse(
    `world\n\nFerry late again\n\nMar. 03, 2031 - 07:10PM JST\n\nIt came at noon, an hour after the time that the board had promised.\n\n© Harbour\n${THREAD}`,
  );
  expect(page.publishedAt).toBe("2031-03-03T19:10:00+09:00");
});

test("an address on a line of its own is the article's", () => {
  const page = parse(
    `https://japantoday.com/category/world/ferry-late-again\nworld\n\nFerry late again\n\nIt came at noon, an hour after the time that the board had promised.\n\n© Harbour\n${THREAD}`,
  );
  expect(page.url).toBe("https://japantoday.com/category/world/ferry-late-again");
});

test("headings, short paragraphs and questions inside the article are its text", () => {
  const paragraphs = [
    "Will the ferry ever be on time? The harbour office would rather not say, and said so twice.",
    "What the timetable says",
    "Nothing.",
    "“Ask the tide,” said the captain",
  ];
  const page = parse(
    `opinions\n\nWill the ferry ever be on time?\n\n7 Comments\nBy Ume Tanabe\n\n${paragraphs.join("\n\n")}\n\n© Harbour\n${THREAD}`,
  );
  expect(page.title).toBe("Will the ferry ever be on time?");
  expect(page.paragraphs).toEqual(paragraphs);
});

test("photo captions with a credit inside the article are not its text", () => {
  const page = parse(
    `world\n\nFerry late again\n\nBy Ume Tanabe\n\nIt came at noon, an hour after the time that the board had promised.\n\nThe ferry, late, in Asanagi on Monday Photo: REUTERS/Ume Tanabe\n\nNobody was surprised, and several people had brought lunch.\n\n© Harbour\n${THREAD}`,
  );
  expect(page.paragraphs).toHaveLength(2);
});

test("another paper's copyright line in the same form names the outlet", () => {
  const page = parse(
    `Ferry late again\n\nIt came at noon, an hour after the time that the board had promised.\n\n©2031 The Harbour Post\n\n1 Comment\nLogin to comment\n\nHm.\n\n1 ( +1 / -0 )`,
  );
  expect(page.outlet).toBe("The Harbour Post");
  expect(page.paragraphs).toHaveLength(1);
});
