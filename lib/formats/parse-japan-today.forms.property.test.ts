import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

type Said = {
  author: string;
  body: string;
  net: number;
  upvotes: number;
  downvotes: number;
};

const NAMES = ["tide_watcher", "Old Pilot", "9ROPES", "Harbour Cat", "sf2k", "Mei Harbour", "kelp_and_toast"];
const SENTENCES = [
  "The ferry came at noon and nobody on the pier was surprised.",
  "I have said so before, and I will say it again next spring!",
  "Who paints the rail, and with whose money?",
  "They were told, twice, by the harbour master himself.",
  "In 1998 it was 42 yen, in coins.",
  "@Old Pilot you were asleep, my friend.",
  "“It is our fog,” he said, and then he sold it.",
  "潮が満ちる、という話です。🐟",
  "See: © nobody at all, my own photo of the gull.",
  "It says 3 Comments up there, and I count four.",
  "Back to top of the hill, then left, then ask again.",
  "rope_and_tar wrote -4 ( +4 / -8 ) on the wall, which is rude.",
  "sf2kMar. 04, 2014 - 05:29AM JST is what he pasted.",
];
/** Lines that by themselves look like the page's own; in a body they are the body's. */
const LOOKALIKES = ["3 Comments", "7", "world", "By the way, no.", "© my own", "> -4 ( +4 / -8 )", "Ferry"];

const sentence = fc.constantFrom(...SENTENCES);
const lookalike = fc.constantFrom(...LOOKALIKES);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const bodyOf = (piece: fc.Arbitrary<string>, minLength: number) =>
  fc.array(piece, { minLength, maxLength: 4 }).map((paragraphs) => paragraphs.join("\n\n"));
const saidWith = (body: fc.Arbitrary<string>): fc.Arbitrary<Said> =>
  fc.record({
    author: fc.constantFrom(...NAMES),
    body,
    net: fc.integer({ min: -9999, max: 9999 }),
    upvotes: fc.nat({ max: 99_999 }),
    downvotes: fc.nat({ max: 99_999 }),
  });

const PARAGRAPHS = [
  "The ferry to the islands will stop carrying pianos in April, its owner said on Thursday.",
  "Eleven pianos had been carried since spring, of which nine arrived with all of their keys.",
];
const pageStyle = fc.record({
  hasCountAbove: fc.boolean(),
  hasCountBelow: fc.boolean(),
  hasStart: fc.boolean(),
  hasEnd: fc.boolean(),
  hasAgency: fc.boolean(),
  hasSite: fc.boolean(),
  hasBanner: fc.boolean(),
  hasDate: fc.boolean(),
  isTight: fc.boolean(),
  isCrlf: fc.boolean(),
  furniture: fc.constantFrom(
    "",
    "Facebook users",
    "FACEBOOK CONNECT",
    "Recent Comments\n\nHarbour Cat\n\nFerry fares",
    "Articles, Offers & Useful Resources\n\nA mix of what’s trending on our other sites\n\nTen ropes",
    "Login to leave a commentFacebook usersFacebook Connect",
    "Newsletter Signup Have it sent to you",
    "User registration",
    "GaijinPot Blog\n\nTen Ropes to See\n\nWork in Asanagi\n\nTop Jobs",
  ),
});
type PageStyle = typeof pageStyle extends fc.Arbitrary<infer Style> ? Style : never;

function pageOf(style: PageStyle, count: number, thread: string): string {
  const counted = `${count} ${count === 1 ? "Comment" : "Comments"}`;
  const gap = style.isTight ? "\n" : "\n\n";
  const page = [
    style.hasDate ? " date 2031-05-06" : "",
    style.hasBanner ? "Japan Today Get your ticket to the Boat Fair 2031" : "",
    "Image: Harbour Pictures",
    "national",
    "Ferry to carry no more pianos",
    style.hasCountAbove ? counted : "",
    "By Ume Tanabe",
    ...PARAGRAPHS,
    style.hasAgency ? "© Harbour Agency 2031." : "",
    style.hasSite ? "©2031 GPlusMedia Inc." : "",
    style.hasCountBelow ? counted : "",
    style.hasStart ? "Login to comment" : "",
    thread,
    style.hasEnd ? "Login to leave a comment" : "",
    style.furniture,
  ]
    .filter((part) => part !== "")
    .join(gap);
  return style.isCrlf ? page.replaceAll("\n", "\r\n") : page;
}

const hasMark = (style: PageStyle) =>
  style.hasStart || style.hasAgency || style.hasSite || (style.hasCountAbove && style.hasCountBelow);
const parse = (text: string) => parseJapanToday(linesOf(text).lines);

test("a thread with votes reads the same from every form of page: bodies, order and all three numbers", () => {
  const plain = fc.oneof({ weight: 5, arbitrary: bodyOf(paragraph, 1) }, fc.constant(""));
  // Where nothing marks the start, a first line that looks like the page's own may be the page's own.
  const strange = fc.oneof(plain, bodyOf(fc.oneof(paragraph, lookalike), 1));
  const thread = fc.tuple(saidWith(plain), fc.array(saidWith(strange), { maxLength: 8 }));
  fc.assert(
    fc.property(pageStyle.filter(hasMark), thread, (style, [first, rest]) => {
      const said = [first, ...rest];
      const printed = said
        .map(({ body: text, net, upvotes, downvotes }) => `${text}\n\n${net} ( +${upvotes} / -${downvotes} )`)
        .join("\n\n");
      const page = parse(pageOf(style, said.length, printed));
      expect(
        page.comments.map(({ net, upvotes, downvotes, body: text }) => [text, net, upvotes, downvotes]),
      ).toEqual(said.map(({ net, upvotes, downvotes, body: text }) => [text, net, upvotes, downvotes]));
      expect(page.comments.map(({ position }) => position)).toEqual(said.map((_, index) => index + 1));
      expect(page).toMatchObject({
        title: "Ferry to carry no more pianos",
        section: "national",
        paragraphs: PARAGRAPHS,
      });
      const odd = said.filter(({ net, upvotes, downvotes }) => net !== upvotes - downvotes).length;
      expect(page.warnings.map(({ code }) => code)).toEqual(Array.from({ length: odd }, () => "net_differs"));
    }),
    { numRuns: 300 },
  );
});

test("a thread of before 2017 reads the same: scores, names, bodies", () => {
  const body = fc.oneof({ weight: 5, arbitrary: bodyOf(paragraph, 1) }, fc.constant(""));
  const style = pageStyle.filter(
    ({ hasStart, hasCountBelow, furniture }) =>
      (hasStart || hasCountBelow) && furniture !== "User registration",
  );
  fc.assert(
    fc.property(style, fc.array(saidWith(body), { minLength: 1, maxLength: 9 }), (form, said) => {
      const thread = said
        .map(({ author, body: text, net }) => `${net}\n${author}\n${text}`.trim())
        .join("\n");
      const page = parse(
        pageOf(
          { ...form, hasEnd: false, furniture: "" },
          said.length,
          `${thread}\nBack to top\nUser registration`,
        ),
      );
      expect(page.comments.map(({ author, net, body: text }) => [author, net, text])).toEqual(
        said.map(({ author, net, body: text }) => [author, net, text]),
      );
      expect(page.comments.every(({ upvotes, downvotes }) => upvotes === null && downvotes === null)).toBe(
        true,
      );
    }),
    { numRuns: 200 },
  );
});

test("a thread with names reads the same where the page counts its comments", () => {
  const style = pageStyle.filter(({ hasStart, furniture }) => hasStart && !/Ten Ropes|User/.test(furniture));
  fc.assert(
    fc.property(style, fc.array(saidWith(paragraph), { minLength: 2, maxLength: 9 }), (form, said) => {
      const thread = said.map(({ author, body: text }) => `${author}\n${text}`).join("\n");
      const page = parse(pageOf({ ...form, hasCountBelow: true }, said.length, thread));
      expect(page.comments.map(({ author, body: text }) => [author, text])).toEqual(
        said.map(({ author, body: text }) => [author, text]),
      );
      expect(page.warnings.map(({ code }) => code)).toEqual(["no_votes"]);
    }),
    { numRuns: 200 },
  );
});

test("a thread of two thousand comments is read whole", () => {
  const thread = Array.from(
    { length: 2000 },
    (_, index) => `Tide number ${index}.\n\nIt came.\n\n${index} ( +${index} / -0 )`,
  );
  const page = parse(
    `world\n\nFerry late again\n\n2,000 Comments\nLogin to comment\n\n${thread.join("\n\n")}\n\nLogin to leave a comment`,
  );
  expect(page.comments).toHaveLength(2000);
  expect(page.comments[1999]).toMatchObject({
    position: 2000,
    body: "Tide number 1999.\n\nIt came.",
    net: 1999,
  });
  expect(page).toMatchObject({ isComplete: true, warnings: [] });
});
