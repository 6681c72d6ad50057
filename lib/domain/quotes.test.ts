import fc from "fast-check";
import { expect, test } from "vitest";
import { linkComments } from "./links";

const PIER =
  "The harbour office promised a dry waiting room, and my grandmother took the first ferry across before anybody believed it.";
const LAMPS =
  "Whoever painted the lamps along the eastern quay yellow should be made to sleep beneath one through November.";
const SOUP = "They boil the noodle soup twice so that the captain cannot taste the seaweed.";

const thread = (...bodies: string[]) =>
  linkComments(
    [],
    bodies.map((body, index) => ({ position: index + 1, author: null, body })),
  );

/** The passages that the last comment quotes: kind, source, and what both say. */
function quotesOfLast(...bodies: string[]) {
  return thread(...bodies)
    .at(-1)
    ?.quotes.map(({ kind, source, bodyStart, bodyEnd, sourceStart, sourceEnd }) => {
      const position = source.kind === "comment" ? source.position : 0;
      return [
        kind,
        position,
        bodies.at(-1)?.slice(bodyStart, bodyEnd),
        bodies[position - 1]?.slice(sourceStart, sourceEnd),
      ];
    });
}

test.each([
  ["English", "“", "”"],
  ["English, straight", '"', '"'],
  ["English, single", "‘", "’"],
  ["French", "« ", " »"],
  ["German", "„", "“"],
  ["German, pointed", "»", "«"],
  ["Japanese", "「", "」"],
  ["Japanese, double", "『", "』"],
])("a passage in %s quotation marks within a sentence is a quote", (_, open, close) => {
  const words = "so that the captain cannot taste the seaweed";
  expect(quotesOfLast(SOUP, `So ${open}${words}${close} is your reason?`)).toEqual([
    ["verbatim", 1, words, `${words}.`],
  ]);
});

test.each([" … ", " ... ", " [...] ", " (…) ", " "])(
  "a quote with words left out, shown by %j, is cut",
  (gap) => {
    const cut = `The harbour office promised${gap}my grandmother took the first ferry across before anybody believed it.`;
    expect(quotesOfLast(PIER, `${cut}\n\nMine walked.`)).toEqual([["cut", 1, cut, PIER]]);
  },
);

test("an ellipsis at the end cuts a sentence that goes on, and none that ends there", () => {
  expect(quotesOfLast(SOUP, "They boil the noodle soup twice…\n\nOnce.")?.[0]?.[0]).toBe("cut");
  expect(quotesOfLast(SOUP, `${SOUP.slice(0, -1)}…\n\nOnce.`)?.[0]?.[0]).toBe("verbatim");
});

test("a quote with a few words changed is edited, and its spans hold the changed words", () => {
  const edited =
    "The harbour council promised a warm waiting room, and my mother took the first ferry across before anybody believed it.";
  expect(quotesOfLast(PIER, `${edited}\n\nReally?`)).toEqual([["edited", 1, edited, PIER]]);
});

test("passages of two comments glued together are two quotes", () => {
  expect(
    quotesOfLast(SOUP, LAMPS, `${SOUP} ${LAMPS}\n\nWhich is worse?`)?.map(([kind, from]) => [kind, from]),
  ).toEqual([
    ["verbatim", 1],
    ["verbatim", 2],
  ]);
});

test("a quote and its answer on one line are told apart", () => {
  expect(quotesOfLast(`${SOUP} I saw it.`, `${SOUP} You did not, the galley has no window.`)).toEqual([
    ["verbatim", 1, SOUP, SOUP],
  ]);
});

test("a reply that quotes two hangs on the later and mentions the other; one that it calls is a mention too", () => {
  const [, , , last] = linkComments(
    [],
    [
      { position: 1, author: "Mei", body: SOUP },
      { position: 2, author: "Bo", body: LAMPS },
      { position: 3, author: "tina", body: "Hm." },
      { position: 4, author: "Jun", body: `${LAMPS}\n\n${SOUP}\n\n@tina, see?` },
    ],
  );
  expect(last).toMatchObject({
    parentPosition: 2,
    replyEvidence: "quote",
    mentions: [
      { position: 1, evidence: "quote" },
      { position: 3, evidence: "name" },
    ],
  });
});

test("a cut quote of a quote still goes to whoever said it first", () => {
  const cut = "The harbour office promised … the first ferry across before anybody believed it.";
  expect(quotesOfLast(PIER, `${cut}\n\nWhen?`, `${cut}\n\nIn spring.`)?.map(([, from]) => from)).toEqual([1]);
});

test.each([
  "At the end of the day, it is what it is.",
  "I could not agree more with you on this.",
  "There is no smoke without fire.",
  "Have a nice day everyone",
])("%s is no quote, whoever else says it", (phrase) => {
  expect(quotesOfLast(`${phrase} And the ferry?`, `${phrase}\n\nThe lamps are yellow.`)).toEqual([]);
  expect(quotesOfLast(`${phrase} And the ferry?`, `So “${phrase}”? The lamps are yellow.`)).toEqual([]);
});

test("a short sentence that is taken out of a paragraph is a quote, and an equally short part of one is a saying", () => {
  const source = "My aunt keeps the tickets. It has my bank on it. So I walk.";
  expect(
    quotesOfLast(source, "It has my bank on it.\n\nThen leave it at home.")?.map(([, from]) => from),
  ).toEqual([1]);
  const within = "I know that people come here first to work, and then they stay.";
  expect(quotesOfLast(within, "People come here first to work.\n\nThe lamps are yellow.")).toEqual([]);
});

test("a line after > or below a pasted header needs few words", () => {
  const said = "Just take the train.";
  for (const mark of ["> ", ">", "tinaToday  09:45 am JST\n", "tinaToday  09:45 am JST\n\n"])
    expect(quotesOfLast(said, `${mark}${said}\n\nThere is none.`)?.map(([, from]) => from)).toEqual([1]);
});

test("a quotation that begins with another is quoted as a whole", () => {
  const said = "“Yellow”, they say of the lamps along the eastern quay. November will tell them otherwise.";
  expect(
    quotesOfLast(`${said}\n\nI wait.`, `Somebody said "${said}" Well, let it.`)?.map(([, from]) => from),
  ).toEqual([1]);
});

test("of two lines that share a passage the one that opens its comment with it quotes", () => {
  const source = "Sell the ferry. Six hundred islanders, a bridge for ninety million. Think of it.";
  const quote = "Six hundred islanders, a bridge for ninety million = 150,000 each. My road cost more.";
  expect(thread(quote, source).map(({ parentPosition }) => parentPosition)).toEqual([2, null]);
});

test("whoever is quoted in pieces by several does not quote what is left", () => {
  const source = "The vote was nine to four, so who are the captains and what have they been promised?";
  const links = linkComments(
    ["The vote was nine to four."],
    [source, "who are the captains and what have they been promised?\n\nSoup."].map((body, index) => ({
      position: index + 1,
      author: null,
      body,
    })),
  );
  expect(links.map(({ quotes }) => quotes.length)).toEqual([0, 1]);
});

test("the words of a web address are nobody's", () => {
  const address = "https://example.org/news/captains-boil-the-noodle-soup-twice-in-november";
  expect(quotesOfLast(`See ${address}`, "Captains boil the noodle soup twice in November\n\nStill?")).toEqual(
    [],
  );
});

test("what was written first is known from the times, where two comments look alike", () => {
  const said = [
    { position: 1, body: `${SOUP}\n\nThe galley is far too small for so many pots, as you know.` },
    { position: 2, body: `${SOUP}\n\nMy uncle was a cook and never once tasted it himself.` },
  ].map((one) => ({ ...one, author: null, postedAt: `2026-01-02T1${2 - one.position}:00:00Z` }));
  expect(linkComments([], said).map(({ parentPosition }) => parentPosition)).toEqual([2, null]);
});

const AD =
  "I was in debt until a friend showed me how to earn four thousand a week from home in two hours a day. Ask me how.";

test.each([
  ["the same", [AD, AD, AD]],
  ["with something before it", [AD, `Friends! ${AD}`, `Hello everybody.\n\n${AD}`]],
  ["with something after it", [AD, `${AD} It works for all of us here.`, `${AD} Thank me later.`]],
  ["on other lines", [AD.replaceAll(". ", ".\n"), `Friends!\n${AD}`, AD]],
  [
    "with other words",
    [AD, AD.replace("four thousand", "five thousand"), AD.replace("two hours", "3 hours")],
  ],
  ["under other openings", [`Good news.\n\n${AD}`, `Great news for everybody.\n\n${AD}`]],
])("copies of one text, %s, quote nobody, and who quotes one and answers it does", (_, copies) => {
  const links = thread(...copies, `${AD.slice(0, 60)}\n\nThen your friend should pay his own debts first.`);
  expect(links.map(({ quotes }) => quotes.length)).toEqual([...copies.map(() => 0), 1]);
  expect(links.slice(0, -1).every(({ parentPosition }) => parentPosition === null)).toBe(true);
});

test("who quotes a whole comment and says little about it is no copy of it", () => {
  expect(thread(AD, `${AD}\n\nNo thanks.`).map(({ parentPosition }) => parentPosition)).toEqual([null, 1]);
});

test("whatever the order of the page, the same comments quote the same passages", () => {
  const bodies = [
    `I was there. ${PIER} So was she.`,
    `${SOUP} Twice, I say. ${LAMPS}`,
    `${PIER}\n\nWhich grandmother?`,
    `“${LAMPS}”\n\nYellow is the law.`,
    `Nobody asked. You write “so that the captain cannot taste the seaweed” but he has a cold.`,
    `${PIER} … ${SOUP}\n\nBoth of these.`,
    "Well, the lamps are fine.",
  ];
  const found = (order: readonly number[]) => {
    const links = thread(...order.map((one) => bodies[one] ?? ""));
    const named = (position: number | null) => (position === null ? null : order[position - 1]);
    return links
      .map(({ position, parentPosition, quotes }) => ({
        of: named(position) ?? -1,
        parent: quotes.length > 1 ? "either" : named(parentPosition),
        quotes: quotes.map(({ source, ...rest }) => ({
          ...rest,
          from: source.kind === "comment" ? named(source.position) : null,
        })),
      }))
      .sort((a, b) => a.of - b.of);
  };
  const inOrder = found([...bodies.keys()]);
  expect(inOrder.filter(({ quotes }) => quotes.length > 0).map(({ of }) => of)).toEqual([2, 3, 4, 5]);
  fc.assert(
    fc.property(fc.shuffledSubarray([...bodies.keys()], { minLength: bodies.length }), (order) => {
      expect(found(order)).toEqual(inOrder);
    }),
    { numRuns: 60 },
  );
});
