import fc from "fast-check";
import { expect, test } from "vitest";
import { likelySentence, ownWords, quotedSentence } from "./answered-sentence";
import { CHOSEN_ON } from "./answered-sentence.chosen";
import { TRIED_ON } from "./answered-sentence.tried";
import { SentenceIndex } from "./sentence-index";

type Thread = (typeof CHOSEN_ON)[number];

function find(index: SentenceIndex, { body, parent }: { body: string; parent: string | null }) {
  return likelySentence(index, ownWords(body), parent);
}

function indexOf({ paragraphs, comments }: Thread): SentenceIndex {
  const index = new SentenceIndex(paragraphs);
  for (const { body } of comments) index.count(ownWords(body).keys);
  return index;
}

/** For each comment the sentence that is found, and whether a careful reader agrees. */
function judged(thread: Thread) {
  const index = indexOf(thread);
  return thread.comments.map(({ body, parent = null, answers }) => {
    const found = find(index, { body, parent });
    const said = found && thread.paragraphs[found.paragraph]?.slice(found.start, found.end);
    return {
      body,
      found,
      said,
      hasAnswer: answers.length > 0,
      isRight: answers.some((start) => said?.startsWith(start)),
    };
  });
}

test.each([
  ["the threads that the limits were chosen on", CHOSEN_ON],
  ["threads that they were not", TRIED_ON],
])("in %s, no wrong sentence is named and three of four answers are found", (_, threads) => {
  const all = threads.flatMap(judged);
  expect(all.filter(({ found, isRight }) => found && !isRight)).toEqual([]);
  const answering = all.filter(({ hasAnswer }) => hasAnswer);
  expect(answering.length).toBeGreaterThanOrEqual(20);
  expect(answering.filter(({ isRight }) => isRight).length / answering.length).toBeGreaterThanOrEqual(0.75);
});

test("hardly any comment is said to answer an article that it does not stand under", () => {
  const threads = [...CHOSEN_ON, ...TRIED_ON];
  const named = threads.flatMap((thread) => {
    const index = indexOf(thread);
    const strangers = threads.filter((other) => other !== thread).flatMap(({ comments }) => comments);
    return strangers.map(({ body }) => find(index, { body, parent: null }));
  });
  expect(named.length).toBeGreaterThan(400);
  expect(named.filter((found) => found !== null).length / named.length).toBeLessThan(0.02);
});

const ARTICLE = [
  "The council of Asanagi met on Tuesday. It voted for the tram, which Mitsuko Haneda planned.",
  "The tram of Asanagi costs 38 billion yen. The ferry may end its night service.",
];

test("what both say is told in the article's words, the most telling first", () => {
  const index = new SentenceIndex(ARTICLE);
  const found = find(index, {
    body: "no more FERRIES at night then? haneda sleeps well",
    parent: null,
  });
  expect(found).toMatchObject({ paragraph: 1, start: 42, end: 78, kind: "likely" });
  expect(found?.words).toEqual(["ferry", "night"]);
});

test("a word that every comment uses says nothing", () => {
  const body = "The tram, the tram!";
  const quiet = new SentenceIndex(ARTICLE);
  const loud = new SentenceIndex(ARTICLE);
  for (let comment = 0; comment < 50; comment += 1) loud.count(ownWords("Haneda and her tram").keys);
  const haneda = { body: "Haneda should resign", parent: null };
  expect(find(quiet, haneda)).toMatchObject({ paragraph: 0, words: ["Haneda"] });
  expect(find(loud, haneda)).toBeNull();
  expect(find(loud, { body, parent: null })).toBeNull();
});

test("a name that the whole story speaks of says less, and another copy of the report changes nothing", () => {
  const haneda = { body: "Haneda should resign", parent: null };
  const story = [
    Array.from({ length: 8 }, (_, day) => `On day ${day} Haneda spoke. Mitsuko Haneda said so.`),
  ];
  expect(find(new SentenceIndex(ARTICLE, [ARTICLE, ARTICLE]), haneda)).not.toBeNull();
  expect(find(new SentenceIndex(ARTICLE, story), haneda)).toBeNull();
});

test("headings, captions and lines of rights are answered by nobody", () => {
  const index = new SentenceIndex([...ARTICLE, "Haneda and the lighthouse", "© Lighthouse Press"]);
  expect(find(index, { body: "Who planned the lighthouse? Haneda.", parent: null })).toMatchObject({
    paragraph: 0,
  });
  expect(find(index, { body: "Lighthouse Press again.", parent: null })).toBeNull();
});

test("the names of countries that all news speak of are no ground", () => {
  const index = new SentenceIndex([
    ...ARTICLE,
    "“It is a great day for the United States of America,” he wrote.",
  ]);
  expect(find(index, { body: "The United States! America first!", parent: null })).toBeNull();
});

test("a reply that only takes up its parent's words answers the parent", () => {
  const index = new SentenceIndex(ARTICLE);
  const body = "Then take the ferry at night.";
  expect(find(index, { body, parent: null })).not.toBeNull();
  expect(find(index, { body, parent: "The ferry at night is all we have." })).toBeNull();
});

test("of what a comment quotes the surest passage counts, at the sentence that holds most of it", () => {
  const { sentences } = new SentenceIndex(ARTICLE);
  const quote = { paragraph: 1, start: 36, end: 60, confidence: 0.9 };
  expect(quotedSentence(sentences, [{ paragraph: 0, start: 0, end: 12, confidence: 0.5 }, quote])).toEqual({
    ...{ paragraph: 1, start: 42, end: 78 },
    ...{ kind: "quoted", strength: 0.9, words: [] },
  });
  expect(quotedSentence(sentences, [{ ...quote, confidence: 0.3 }])).toBeNull();
  expect(quotedSentence(sentences, [{ ...quote, paragraph: 9 }])).toBeNull();
  expect(quotedSentence(sentences, [])).toBeNull();
});

const WORDS = fc.constantFrom(
  "Haneda",
  "ferry",
  "tram",
  "the",
  "night",
  "38 billion",
  "yen",
  "\n",
  "Asanagi",
  "and",
  "fish",
  "市場",
  "u.s.",
);

test("whatever is written, the same comments in any order give the same sentence, which stands in its paragraph", () => {
  const text = fc.array(WORDS, { maxLength: 12 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.option(text), (bodies, parent) => {
      const [forward, backward] = [new SentenceIndex(ARTICLE), new SentenceIndex(ARTICLE)];
      for (const body of bodies) forward.count(ownWords(body).keys);
      for (const body of bodies.toReversed()) backward.count(ownWords(body).keys);
      for (const body of bodies) {
        const found = find(forward, { body, parent });
        expect(found).toEqual(find(backward, { body, parent }));
        if (!found) continue;
        expect(found.strength).toBeGreaterThan(0);
        expect(found.strength).toBeLessThan(1);
        expect(found.words.length).toBeGreaterThan(0);
        expect(forward.sentences).toContainEqual({
          paragraph: found.paragraph,
          start: found.start,
          end: found.end,
        });
      }
    }),
  );
});

test("thousands of lines of one common word cost little", () => {
  const article = new SentenceIndex(Array.from({ length: 2000 }, (_, at) => `The ferry of pier ${at} left.`));
  const { lines } = ownWords("ferry\npier\n\n".repeat(1600));
  expect(lines).toHaveLength(2);
  expect(likelySentence(article, ownWords("ferry\npier\n\n".repeat(1600)), null)).toBeNull();
});
