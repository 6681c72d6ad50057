import { bodyColumn, COLUMN_MEANINGS, type ColumnMap, type ColumnMeaning } from "./column-meanings";
import { COLUMN_NAMES, englishWords, HEADING_FORMS } from "./column-names";
import { stateOfWord } from "./state-words";

/** Words that say whose the column is and not what it holds: "Comment Text", "User's date". */
const OWNERS = /^(?:comment|comments|user|users|reader|post|message|reply|コメント|投稿)(?:の|s)?/;
const OWNED_RANK = 1000;
const FORM_RANK = 2000;

type Candidate = { meaning: ColumnMeaning; heading: string; rank: number };

const RANKS = rankNames();

/**
 * Which column means what, by its heading; `sampleRows`, in the order of the headings, rule out what cannot be: a
 * column of numbers is no text, and a column of words counts no votes. Each column means one thing at most. What was
 * `told` stands, and is not guessed.
 */
export function guessColumns(
  headings: readonly string[],
  sampleRows: readonly (readonly (string | null)[])[] = [],
  told: ColumnMap = {},
): ColumnMap {
  const candidates = headings
    .flatMap((heading, column) => {
      const samples = sampleRows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
      return candidatesOf(heading).filter(({ meaning }) => canMean(meaning, plainName(heading), samples));
    })
    .sort((one, other) => one.rank - other.rank);
  const columns: ColumnMap = { ...told };
  const taken = new Set(Object.values(told));
  for (const { meaning, heading } of candidates) {
    const isTold =
      columns[meaning] !== undefined || (meaning === "body" && bodyColumn(columns) !== undefined);
    if (isTold || taken.has(heading)) continue;
    columns[meaning] = heading;
    taken.add(heading);
  }
  return columns;
}

/** Whether any list or form knows this heading. */
export function isKnownHeading(heading: string): boolean {
  return candidatesOf(heading).length > 0;
}

function candidatesOf(heading: string): Candidate[] {
  const name = plainName(heading);
  const exact = (RANKS.get(name) ?? []).map((found) => ({ ...found, heading }));
  const rest = name.replace(OWNERS, "");
  const isOwned = exact.length === 0 && rest !== name && rest !== "";
  const owned = (isOwned ? (RANKS.get(rest) ?? []) : [])
    .filter(({ meaning }) => meaning !== "comment_id" || !/^(?:user|reader)/.test(name))
    .map(({ meaning, rank }) => ({ meaning, heading, rank: rank + OWNED_RANK }));
  return [...exact, ...owned, ...formsOf(heading)];
}

function formsOf(heading: string): Candidate[] {
  const parts = wordsOf(heading);
  return HEADING_FORMS.flatMap(({ meaning, needs, allows }, at) => {
    const need = needs.findIndex((words) => words.every((word) => parts.includes(word)));
    if (need === -1 || !parts.every((part) => allows.has(part))) return [];
    return [{ meaning, heading, rank: FORM_RANK + at * 100 + need }];
  });
}

function rankNames(): Map<string, Omit<Candidate, "heading">[]> {
  const ranks = new Map<string, Omit<Candidate, "heading">[]>();
  for (const meaning of COLUMN_MEANINGS) {
    COLUMN_NAMES[meaning]?.split(" ").forEach((name, rank) => {
      ranks.set(name, [...(ranks.get(name) ?? []), { meaning, rank }]);
    });
  }
  return ranks;
}

function plainName(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, "");
}

/** `num_likes`, `numLikes` and `Number of Likes` as words, each in its singular. */
function wordsOf(heading: string): string[] {
  const words = heading
    .slice(0, 200)
    .normalize("NFKC")
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase();
  return englishWords(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<!s|u)s$/, "") : word));
}

const NUMBER = /^[+\-−]?\d[\d,.'’\s]*(?:[kmb]|tsd|mio|mrd|[万億천만])?\.?$/i;
const COUNTS: readonly ColumnMeaning[] = ["net", "upvotes", "downvotes", "reports", "position"];
/** Headings of a text in one table and of a count, or of a number, in another. */
const TEXT_OR_COUNT =
  /^(?:comments?|repl(?:y|ies)|posts?|reviews?|messages?|remarks?|opinions?|feedback|コメント|投稿)$/;
const NAME_OR_NUMBER = /^(?:article|thread|story|topic|post|asset)$/;
const TIME = /\d{4}|\d{1,2}[:/.時]\d{1,2}|\d{9}|[a-z]{3} \d/i;
const ID = /^[\w.:-]*\d[\w.:-]*$/;
/** These are a state only where their cells say so. */
const PERHAPS_STATE = /rating|action|label|result|published|hidden|visible/;
/** Where an address leads to one comment and not to the article. */
const TO_COMMENT = /#.*\d|[?&](?:comment|reply)\w*=/i;

function canMean(meaning: ColumnMeaning, name: string, samples: readonly string[]): boolean {
  if (samples.length === 0)
    return !(meaning === "state" && PERHAPS_STATE.test(name)) && !/^comment.*(?:ur[il]|link)$/.test(name);
  const numbers = samples.filter((cell) => NUMBER.test(cell.normalize("NFKC"))).length;
  if (COUNTS.includes(meaning)) return numbers * 2 >= samples.length;
  if (meaning === "body" && TEXT_OR_COUNT.test(name)) return numbers < samples.length;
  if (meaning === "posted_at") return samples.some((cell) => TIME.test(cell));
  if (meaning === "state" && PERHAPS_STATE.test(name))
    return samples.every((cell) => stateOfWord(cell) !== null);
  if (meaning === "article_title" && NAME_OR_NUMBER.test(name)) return numbers < samples.length;
  if (meaning === "article_id" && NAME_OR_NUMBER.test(name)) return samples.every((cell) => ID.test(cell));
  // What leads to a comment names the article only where it can be told apart.
  if (meaning === "article_url" && /^(?:comment|reply|message|post)/.test(name))
    return samples.every((cell) => TO_COMMENT.test(cell));
  return true;
}
