import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { linkComments } from "./links";

type Said = string | { author: string; body: string };

const commentsFrom = (said: readonly Said[]) =>
  said.map((one, index) => ({
    position: index + 1,
    author: typeof one === "string" ? null : one.author,
    body: typeof one === "string" ? one : one.body,
  }));
const link = (said: readonly Said[], paragraphs: readonly string[] = []) =>
  linkComments(paragraphs, commentsFrom(said));
const parents = (said: readonly Said[], paragraphs: readonly string[] = []) =>
  link(said, paragraphs).map(({ parentPosition }) => parentPosition);

const LONG =
  "The harbour office has promised a dry waiting room since my grandmother took the ferry to school.";

test("a comment that opens with another's words answers it, and both places are known", () => {
  const body = "a dry waiting room since my grandmother took the ferry\n\nShe is ninety.";
  const [, second] = link([LONG, body]);
  expect(second).toMatchObject({ parentPosition: 1, replyEvidence: "quote" });
  const quote = second?.quotes[0];
  expect(body.slice(quote?.bodyStart, quote?.bodyEnd)).toBe(
    "a dry waiting room since my grandmother took the ferry",
  );
  expect(LONG.slice(quote?.sourceStart, quote?.sourceEnd)).toBe(
    "a dry waiting room since my grandmother took the ferry",
  );
});

test("quotes may differ in quotation marks, dashes, spaces, case and closing punctuation", () => {
  const said = "I wish it were so - but the pier's rail (the green one) isn't dry, and never was.";
  for (const quote of [
    "I wish it were so – but the pier’s rail (the green one) isn’t dry, and never was…",
    "\"I wish it were so  -  but the pier's rail (the green one) isn't dry, and never was.\"",
    "> i wish it were so — but the pier's rail the green one isn't dry",
    "the pier's rail (the green one) isn't dry, and never was.)",
  ]) {
    expect(parents([said, `${quote}\n\nAgreed.`])).toEqual([null, 1]);
  }
});

test("a quote may be cut in the middle, joined from two paragraphs, or sit mid-comment", () => {
  const said = `${LONG}\n\nThe new office promises a dry waiting room and a heated floor besides.`;
  const cut = "The harbour office has promised … since my grandmother took the ferry to school.";
  const joined = `${LONG} The new office promises a dry waiting room and a heated floor besides.`;
  expect(parents([said, `${cut}\n\nMine too.`])).toEqual([null, 1]);
  expect(parents([said, `${joined}\n\nMine too.`])).toEqual([null, 1]);
  expect(parents([said, `Let me see.\n\n${LONG}\n\nMine too.`])).toEqual([null, 1]);
  expect(
    parents([said, `You write "since my grandmother took the ferry to school", but which one?`]),
  ).toEqual([null, 1]);
});

test("a passage of the article is a quote without a parent", () => {
  const [first] = link(
    [`Fares are to stay at 210 yen for five years.\n\nI will believe it in 2036.`],
    ["The line would have eleven stops. Fares are to stay at 210 yen for five years."],
  );
  expect(first).toMatchObject({ parentPosition: null, replyEvidence: null });
  expect(first?.quotes).toEqual([
    {
      bodyStart: 0,
      bodyEnd: 44,
      source: { kind: "article", paragraph: 0 },
      sourceStart: 34,
      sourceEnd: 78,
      kind: "verbatim",
      confidence: 0.95,
    },
  ]);
});

test("two comments that quote the same paragraph do not answer each other", () => {
  const paragraph = "Shopkeepers along Harbour Street would lose sixty-four parking spaces.";
  expect(parents([`${paragraph}\n\nGood.`, `${paragraph}\n\nBad.`], [paragraph])).toEqual([null, null]);
});

test("a quote of a quote belongs to whoever said it first", () => {
  const said = `I was there. ${LONG} So there.`;
  expect(parents([said, `${LONG}\n\nWhich office?`, `${LONG}\n\nWhose grandmother?`])).toEqual([null, 1, 1]);
});

test("where the newest stand first, the quoted comment is below", () => {
  expect(parents([`${LONG}\n\nWhich office?`, `I was there. ${LONG} So there.`])).toEqual([2, null]);
  expect(parents([`${LONG}\n\nWhich office?`, LONG])).toEqual([2, null]);
});

test("a reply quoting two people attaches to the later one", () => {
  const other = "Nobody has ever missed a parking space on a street where people walk, said my aunt.";
  expect(parents([LONG, other, `${LONG}\n\n${other}\n\nYou are both wrong.`])).toEqual([null, null, 2]);
});

test("common phrases, short lines and equal whole comments are no quotes", () => {
  expect(parents(["I agree with you.", "I agree with you.\n\nBut no."])).toEqual([null, null]);
  expect(parents([LONG, LONG])).toEqual([null, null]);
  expect(
    parents([
      "It has nothing to do with the price of fish at all, and the mayor knows it.",
      "As my father said, that has nothing to do with the price of fish, but the rail does.",
    ]),
  ).toEqual([null, null]);
});

test("a comment that calls a member by name answers the nearest comment by that member", () => {
  const thread = (last: string): Said[] => [
    { author: "tina", body: "Early ferry is best." },
    { author: "Bo Peep", body: "Late ferry is best." },
    { author: "tina", body: "No." },
    { author: "Bo", body: last },
  ];
  const parentOf = (last: string) => parents(thread(last))[3];
  expect(parentOf("tina, because the fish is fresh.")).toBe(3);
  expect(parentOf("Bo Peep: because the fish is fresh.")).toBe(2);
  expect(parentOf("I am with @Bo Peep here.")).toBe(2);
  expect(parentOf("Tina - no.")).toBe(3);
  expect(parentOf("tinaToday  09:45 am JST\nNo.\n\nYes.")).toBe(3);
  expect(parentOf("tinamarie, hello")).toBeNull();
  expect(parentOf("My aunt tina, too.")).toBeNull();
  expect(parentOf("Bo, talking to myself.")).toBeNull();
});

test("of several comments by the member called, the one that spoke to the caller since counts", () => {
  const said: Said[] = [
    { author: "Jun", body: "Are they in a good state?" },
    { author: "tina", body: "@Jun mostly." },
    { author: "tina", body: "@Bo Peep it does." },
    { author: "Jun", body: "tina, thank you." },
    { author: "tina", body: "I like the early ferry." },
    { author: "Jun", body: "tina, which one is that?" },
  ];
  expect(parents(said)).toEqual([null, 1, null, 2, null, 5]);
});

test("a pasted name above a quote speaks of the comment that is quoted, and of no other", () => {
  const said: Said[] = [
    { author: "tina", body: LONG },
    { author: "tina", body: "Late ferry." },
    { author: "Jun", body: `tinaToday  09:45 am JST\n\n${LONG}\n\nNo.` },
  ];
  expect(link(said)[2]).toMatchObject({ parentPosition: 1, replyEvidence: "quote", mentions: [] });
});

test("a name that is an ordinary word calls nobody before a comma", () => {
  const thread = (last: string): Said[] => [
    { author: "Good", body: "Late ferry." },
    { author: "Mei", body: last },
  ];
  expect(parents(thread("Good, anyone but him"))).toEqual([null, null]);
  expect(parents(thread("@Good no."))).toEqual([null, 1]);
});

test("a name that the article speaks of calls its member only after an @ or before a colon", () => {
  const thread = (last: string): Said[] => [
    { author: "Asanagi", body: "Late ferry." },
    { author: "Mei", body: last },
  ];
  const paragraphs = ["The ferry to Asanagi was late."];
  expect(parents(thread("Asanagi, as a town, is never late."), paragraphs)).toEqual([null, null]);
  expect(parents(thread("Asanagi, as a town, is never late."))).toEqual([null, 1]);
  expect(parents(thread("Asanagi: you are wrong."), paragraphs)).toEqual([null, 1]);
  expect(parents(thread("No, @Asanagi."), paragraphs)).toEqual([null, 1]);
});

test("a few words between quotation marks answer nobody, for anyone may say them", () => {
  expect(parents([LONG, "“waiting room”, he says. “Dry”, even."])).toEqual([null, null]);
  expect(parents([LONG, "A “dry waiting room” would be nice."])).toEqual([null, null]);
});

test("a pasted header above a quote changes neither the quote nor who said it", () => {
  const [, second] = link([LONG, `YubaToday  09:45 am JST\n\n${LONG}\n\nNo.`]);
  expect(second).toMatchObject({ parentPosition: 1, replyEvidence: "quote" });
});

test("a quote outweighs a name", () => {
  const said: Said[] = [
    { author: "tina", body: LONG },
    { author: "Bo", body: "Hm." },
    { author: "Mei", body: `@Bo\n\n${LONG}\n\nSee?` },
  ];
  expect(link(said)[2]).toMatchObject({ parentPosition: 1, replyEvidence: "quote" });
});

test("two comments that call each other make no cycle", () => {
  const said: Said[] = [
    { author: "tina", body: "@Bo no." },
    { author: "Bo", body: "@tina yes." },
  ];
  expect(parents(said)).toEqual([null, 1]);
});

test("Japanese text is quoted too, though no spaces part its words", () => {
  const said = "渡し船の待合室は祖母の時代から雨漏りがしている。新しい屋根は来年だという。";
  expect(parents([said, "祖母の時代から雨漏りがしている。\n\nうちの祖母もそう言った。"])).toEqual([null, 1]);
});

test("whatever is said, there is one link a comment, spans lie inside the texts, and parents make no cycle", () => {
  const word = fc.constantFrom(
    "pier",
    "boat",
    "the",
    "harbour’s",
    "yen",
    "\n\n",
    '"',
    "@bo",
    "bo,",
    "…",
    "潮",
  );
  const body = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
  const author = fc.constantFrom(null, "bo", "pier", "the boat");
  fc.assert(
    fc.property(
      fc.array(body, { maxLength: 3 }),
      fc.array(fc.record({ author, body }), { maxLength: 12 }),
      (paragraphs, said) => {
        const comments = said.map((one, index) => ({ position: index + 1, ...one }));
        const links = linkComments(paragraphs, comments);
        expect(links.map(({ position }) => position)).toEqual(comments.map(({ position }) => position));
        for (const { position, parentPosition, quotes } of links) {
          const seen = new Set([position]);
          for (let at = parentPosition; at !== null; at = links[at - 1]?.parentPosition ?? null) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
          for (const { bodyStart, bodyEnd, source, sourceStart, sourceEnd } of quotes) {
            const own = comments[position - 1]?.body ?? "";
            const other =
              source.kind === "article" ? paragraphs[source.paragraph] : comments[source.position - 1]?.body;
            expect(0 <= bodyStart && bodyStart < bodyEnd && bodyEnd <= own.length).toBe(true);
            expect(0 <= sourceStart && sourceStart < sourceEnd && sourceEnd <= (other?.length ?? 0)).toBe(
              true,
            );
          }
        }
      },
    ),
  );
});

test("hostile threads cost no more than their length", async () => {
  const line = (n: number) =>
    `In the year ${n} the ferry number ${n % 97} was late by ${n % 13} minutes and nobody minded it much.`;
  const lines = Array.from({ length: 600 }, (_, n) => line(n));
  const said = [
    lines.join("\n"),
    lines.join("\n"),
    ...lines.slice(0, 200),
    "a ".repeat(100_000),
    "a ".repeat(100_001),
    "@".repeat(100_000),
    ...Array.from({ length: 4_000 }, () => `${LONG}\n\nBuy lamps.`),
  ];
  expect(await cpuMilliseconds(() => link(said))).toBeLessThan(5000);
});
