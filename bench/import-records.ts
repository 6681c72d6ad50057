/** A comment of a generated export, under the names that the reader of tables knows. */
export type GeneratedRecord = {
  article_id: string;
  article_title: string;
  article_url: string;
  outlet: string;
  comment_id: string;
  parent_id: string | null;
  author: string;
  posted_at: string;
  body: string;
  net: number;
  upvotes: number;
  downvotes: number;
  state: string;
};

const COMMENTS_PER_ARTICLE = 250;
const WORDS = 30_000;
const SYLLABLES = [
  "ka",
  "lo",
  "mi",
  "ren",
  "ta",
  "su",
  "vel",
  "no",
  "bri",
  "dan",
  "os",
  "pe",
  "qui",
  "har",
  "el",
  "tun",
];
const FIRST_DAY = Date.UTC(2024, 0, 1);
const STATES = [
  "approved",
  "approved",
  "approved",
  "approved",
  "approved",
  "approved",
  "approved",
  "pending",
  "spam",
  "trash",
];

/**
 * `count` comments numbered from `first`, the same ones each time: threads of about 250 that overlap in the file as they do in time, bodies
 * of 5 to 200 words from a made-up language in which few words are common and most are rare.
 */
export function* generateRecords(count: number, first = 1): Generator<GeneratedRecord> {
  const random = seeded(41 + first);
  const words = Array.from({ length: WORDS }, (_, index) => word(index));
  // The last comments of each thread that still grows, for others to answer.
  const recent = new Map<number, string[]>();
  for (let number = first; number < first + count; number += 1) {
    const article = Math.max(1, Math.ceil(number / COMMENTS_PER_ARTICLE) - Math.floor(random() ** 3 * 6));
    const upvotes = Math.floor(random() ** 4 * 80);
    const downvotes = Math.floor(random() ** 4 * 60);
    const earlier = recent.get(article) ?? [];
    const answered = random() < 0.4 ? earlier[Math.floor(random() * earlier.length)] : undefined;
    recent.set(article, [...earlier.slice(-11), String(number)]);
    recent.delete(article - 8);
    yield {
      article_id: `thread-${article}`,
      article_title: `${words[article % WORDS]} and ${words[(article * 7) % WORDS]} in thread ${article}`,
      article_url: `https://bench.example/${article}`,
      outlet: "Bench Daily",
      comment_id: String(number),
      parent_id: answered ?? null,
      author: `Reader ${Math.floor(random() ** 2 * 20_000)}`,
      posted_at: new Date(FIRST_DAY + number * 30_000).toISOString(),
      body: text(words, random),
      net: upvotes - downvotes,
      upvotes,
      downvotes,
      state: STATES[Math.floor(random() * STATES.length)] ?? "approved",
    };
  }
}

function text(words: readonly string[], random: () => number): string {
  const length = 5 + Math.floor(random() ** 3 * 195);
  let body = "";
  for (let index = 0; index < length; index += 1) {
    // Log-uniform ranks: word 1 is in most bodies, word 30,000 in hardly any.
    const next = words[Math.floor(WORDS ** random()) - 1];
    body += `${index === 0 ? "" : before(index)}${next}`;
  }
  return `${body}.`;
}

function before(index: number): string {
  if (index % 11 === 0) return ", ";
  return index % 17 === 0 ? ".\n" : " ";
}

/** The word of this rank: the common ones are short. */
function word(rank: number): string {
  let left = rank + 1;
  let made = "";
  while (left > 0) {
    made += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length);
  }
  return made;
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
