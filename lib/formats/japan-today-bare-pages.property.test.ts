import fc from "fast-check";
import { expect, test } from "vitest";
import { collectArticles } from "@/lib/domain/collect-articles";
import { openDocument } from "./open-document";

/** Lines above the head of a page that are the site's own, or the extractor's, and never a title. */
const BANNERS = [
  " date 2031-05-06",
  "Newsletter Signup Register / Login",
  "Newsletter Sign-up",
  "Register / Login",
  "Login / Register",
  "Register",
  "Japan Today",
  "JapanToday",
  "Japan Today Get your ticket to the Boat Fair 2031",
  "Take our reader survey and win a prize today",
];
const SECTIONS = [
  "picture of the day",
  "quote of the day",
  "crime",
  "world",
  "national",
  "Crime",
  "executive impact",
  "have your say",
  "new products",
];
const TITLES = [
  "Ferry to carry no more pianos",
  "Harbour master resigns over lamp row, says he will fish",
  "Who paints the rail?",
  "Evening tide at Kitaura",
];
const CAPTIONS = [
  "Image: Harbour Pictures",
  "FILE PHOTO: The ferry leaves the pier. Image: Harbour Pictures",
  "",
];
const PARAGRAPHS = [
  "The ferry to the islands will stop carrying pianos in April, its owner said on Thursday.",
  "Eleven pianos had been carried since spring, of which nine arrived with all of their keys.",
];
const BODIES = [
  "Leave the pianos alone, they were here before the council was.",
  "Nine of eleven is better than my own moving company has ever done for me.\n\nAnd they smile.",
  "And who pays for the oil, my friend? Nobody ever says.",
  "I came for the fog and I stayed for the pianos, to be honest.",
];
const HEADS = ["section first", "section below", "no section"] as const;

const style = fc.record({
  banners: fc.uniqueArray(fc.constantFrom(...BANNERS), { maxLength: 4 }),
  caption: fc.constantFrom(...CAPTIONS),
  section: fc.constantFrom(...SECTIONS),
  title: fc.constantFrom(...TITLES),
  head: fc.constantFrom(...HEADS),
  byline: fc.constantFrom("By Ume Tanabe", "By Ume Tanabe and Jo Rook", ""),
  countAbove: fc.boolean(),
  countBelow: fc.boolean(),
  agency: fc.constantFrom("© Harbour Agency 2031.", "© Japan Today", "© 2031 AFP", ""),
  isAgencyGlued: fc.boolean(),
  start: fc.constantFrom("Login to comment", ""),
  end: fc.constantFrom(
    "Login to leave a comment",
    "Login to leave a comment\n\nFacebook users\n\nUse your Facebook account to login or register with JapanToday. By doing so, you will also receive an email inviting you to receive our news alerts.\n\nFacebook Connect",
    "",
  ),
  foot: fc.constantFrom(
    "Articles, Offers & Useful Resources\n\nA mix of what's trending on our other sites\n\nTen ropes",
    "©2031 GPlusMedia Inc.",
    "",
  ),
  bodies: fc.integer({ min: 0, max: 4 }),
  isTight: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

/** Something on the page must be Japan Today's own. */
function isOwn(s: Style): boolean {
  const isBanner = s.banners.some((line) => /japan ?today|newsletter sign-?up/i.test(line));
  return (
    isBanner ||
    s.start !== "" ||
    s.agency === "© Japan Today" ||
    s.foot !== "" ||
    (s.end !== "" && s.end.includes("JapanToday"))
  );
}

function pageOf(s: Style): string {
  const counted = `${s.bodies} ${s.bodies === 1 ? "Comment" : "Comments"}`;
  const names = {
    "section below": [s.title, s.section],
    "section first": [s.section, s.title],
    "no section": [s.title],
  };
  const named = names[s.head];
  const last = PARAGRAPHS[1] ?? "";
  const glued = s.isAgencyGlued && s.agency !== "" ? [`${last}${s.agency}`] : [last, s.agency];
  return [
    ...s.banners.toSorted((one) => (one.startsWith(" date") ? -1 : 1)),
    s.caption,
    ...named,
    s.countAbove ? counted : "",
    s.byline,
    PARAGRAPHS[0] ?? "",
    ...glued,
    s.countBelow ? counted : "",
    s.start,
    ...BODIES.slice(0, s.bodies),
    s.end,
    s.foot,
  ]
    .filter((part) => part !== "")
    .join(s.isTight ? "\n" : "\n\n");
}

async function read(text: string) {
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  const { format, parts } = await openDocument({ fileName: "page.txt", bytes });
  const { articles, warnings } = await collectArticles(parts);
  return { format, article: articles[0], warnings: [...warnings, ...(articles[0]?.warnings ?? [])] };
}

const hasCount = (s: Style) => s.countAbove || s.countBelow;
/** Where nothing tells article from thread, nobody can. */
const isThreadMarked = (s: Style) =>
  s.start !== "" || (s.countBelow && s.agency !== "") || (s.countAbove && s.countBelow);

test("a page without votes and names is Japan Today's, with its title and its section", async () => {
  await fc.assert(
    fc.asyncProperty(style.filter(isOwn), async (s) => {
      const found = await read(pageOf(s));
      expect(found.format).toBe("japan-today-text");
      expect(found.article?.title).toBe(s.title);
      if (s.head !== "no section") expect(found.article?.section).toBe(s.section);
      if (hasCount(s)) expect(found.article?.declaredCommentCount).toBe(s.bodies);
      if (s.byline !== "") expect(found.article?.byline).toBe(s.byline.slice(3));
      expect(found.article?.outlet).toBe("Japan Today");
    }),
    { numRuns: 500, seed: 20261130 },
  );
});

test("undivided bodies stay whole beside their article, with a warning; a page without comments has none", async () => {
  await fc.assert(
    fc.asyncProperty(
      style.filter((s) => isOwn(s) && isThreadMarked(s) && hasCount(s)),
      async (s) => {
        const { article, warnings } = await read(pageOf(s));
        expect(article?.paragraphs).toEqual(PARAGRAPHS);
        const codes = warnings.map(({ code }) => code);
        if (s.bodies === 0)
          expect([article?.comments, article?.undividedText, codes]).toEqual([[], null, []]);
        else if (s.bodies === 1) expect(article?.comments.map(({ body }) => body)).toEqual([BODIES[0]]);
        else {
          expect(codes).toContain("undivided_bodies");
          for (const body of BODIES.slice(0, s.bodies))
            for (const line of body.split("\n\n")) expect(article?.undividedText).toContain(line);
          expect(article?.undividedText).not.toMatch(/Login|Facebook|Ten ropes|GPlusMedia/);
        }
      },
    ),
    { numRuns: 500, seed: 20261130 },
  );
});
