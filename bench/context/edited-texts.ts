/** A number from 0 to 1, the same series for the same seed (G. Marsaglia's xorshift, 2003). */
export function seededRandom(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Span = { start: number; end: number };

/** A text with a passage, and the same text edited: where the passage went, null where it was itself edited. */
export type EditedText = { text: string; passage: Span; edited: string; went: Span | null };

const SMALL = "the of and to a in is it that for on was not they we but this with as no".split(" ");
const SYLLABLES = "ba der fi kon lu mar ne or pas qui ro sel ta und vor wen yo zel ing tic".split(" ");
/** Words of a text, and others that only edits within a passage bring: else an edit could write the passage anew. */
const COMMON = 600;

const upTo = (random: Random, most: number) => Math.floor(random() * most);

function oneOf<One>(list: readonly [One, ...One[]], random: Random): One {
  return list[upTo(random, list.length)] ?? list[0];
}

/** Nearly half of it small words; of the others the most frequent one is every seventieth, as in the news. */
function word(random: Random, others = 0): string {
  if (others === 0 && random() < 0.45) return SMALL[upTo(random, SMALL.length)] ?? "";
  const rank = Math.floor(COMMON * random() ** 1.5) + others;
  const stem = [rank % 20, Math.floor(rank / 20) % 20, Math.floor(rank / 400) + 7].map(
    (index) => SYLLABLES[index] ?? "",
  );
  const plain = stem.join("");
  if (random() < 0.1) return `“${plain}”`;
  return random() < 0.05 ? `${plain}’s` : plain;
}

function words(random: Random, count: number, others = 0): string {
  return Array.from({ length: count }, () => word(random, others)).join(" ");
}

function aText(random: Random): string {
  const paragraphs = 1 + upTo(random, 6);
  return Array.from({ length: paragraphs }, () => {
    const sentences = 1 + upTo(random, 6);
    return Array.from({ length: sentences }, () => `${words(random, 4 + upTo(random, 16))}.`).join(" ");
  }).join("\n\n");
}

function aPassage(random: Random, text: string): Span {
  const bounds = [...text.matchAll(/\S+/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const count = 1 + upTo(random, oneOf([2, 2, 2, 10, 10, 10, 10, 60, 60, 60], random));
  // Nobody annotates "the" alone.
  let first = upTo(random, bounds.length);
  const isSmall = (index: number) => (bounds[index]?.[1] ?? 0) - (bounds[index]?.[0] ?? 0) < 6;
  while (first < bounds.length - 1 && isSmall(first)) first += 1;
  while (first > 0 && isSmall(first)) first -= 1;
  const last = Math.min(bounds.length - 1, first + count - 1);
  return { start: bounds[first]?.[0] ?? 0, end: bounds[last]?.[1] ?? text.length };
}

/** Replaces a stretch of 0 to 40 characters, now and then a whole paragraph, by nothing or by other words. */
function anEdit(random: Random, within: Span, others = 0): { start: number; end: number; text: string } {
  const isLarge = random() < 0.05;
  const start = within.start + upTo(random, within.end - within.start + 1);
  const removed = random() < 0.4 ? 0 : 1 + upTo(random, isLarge ? 300 : 40);
  const added =
    removed > 0 && random() < 0.4 ? "" : words(random, 1 + upTo(random, isLarge ? 60 : 7), others);
  return { start, end: Math.min(within.end, start + removed), text: added };
}

/** Edits everything but the passage. */
export function editAround(random: Random, edits = 1 + upTo(random, 4)): EditedText {
  const text = aText(random);
  const passage = aPassage(random, text);
  let [head, tail] = [text.slice(0, passage.start), text.slice(passage.end)];
  for (let done = 0; done < edits; done += 1) {
    if (random() < head.length / (head.length + tail.length + 1)) head = replaceIn(random, head);
    else tail = replaceIn(random, tail);
  }
  const exact = text.slice(passage.start, passage.end);
  const went = { start: head.length, end: head.length + exact.length };
  return { text, passage, edited: `${head}${exact}${tail}`, went };
}

/** Edits the passage, and half the time what stands around it as well. */
export function editWithin(random: Random): EditedText {
  const around = editAround(random, random() < 0.5 ? 0 : 1 + upTo(random, 3));
  const { start, end } = around.went ?? { start: 0, end: 0 };
  const exact = around.edited.slice(start, end);
  for (;;) {
    const within = replaceInside(random, exact);
    const edited = around.edited.slice(0, start) + within + around.edited.slice(end);
    // An edit can write the passage's words anew, inside it or elsewhere: then nobody could tell what was done.
    if (copies(edited, exact) < copies(around.text, exact)) return { ...around, edited, went: null };
    if (copies(around.edited, exact) > copies(around.text, exact)) return editWithin(random);
  }
}

/** How often the words stand in the text, whatever the white space and the kind of quotation marks. */
function copies(text: string, exact: string): number {
  const alike = (one: string) => one.replace(/[“”]/g, '"').replace(/\s+/g, " ");
  return alike(text).split(alike(exact)).length - 1;
}

function replaceIn(random: Random, text: string): string {
  const edit = anEdit(random, { start: 0, end: text.length });
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** Characters go between its first and its last one, or come there. */
function replaceInside(random: Random, text: string): string {
  const edit = anEdit(random, { start: 1, end: text.length - 1 }, COMMON);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
