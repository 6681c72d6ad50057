import { diffArrays } from "diff";

const WORDS = new Intl.Segmenter(undefined, { granularity: "word" });
/** Beyond this many insertions and deletions two texts have little in common, and finding them takes long. */
const EDITS_MAX = 2000;

/** Two versions of a text in one: what was taken out struck through, what was put in underlined. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const parts = differenceOf(before, after);
  return (
    <p className="text-comment whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext] [&_del]:text-muted [&_del]:decoration-removed [&_ins]:bg-quote-highlight [&_ins]:decoration-1 [&_ins]:underline-offset-3">
      {parts.map(({ added, removed, value }, index) => {
        const text = value.join("");
        const Part = partOf(added, removed);
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name, and never move
        return <Part key={index}>{text}</Part>;
      })}
    </p>
  );
}

function partOf(added: boolean, removed: boolean): "ins" | "del" | "span" {
  if (added) return "ins";
  return removed ? "del" : "span";
}

/** Word by word, also in languages without spaces. Texts that share too little are shown one after the other. */
function differenceOf(before: string, after: string) {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  return (
    diffArrays(from, to, { maxEditLength: EDITS_MAX }) ?? [
      { removed: true, added: false, value: from },
      { removed: false, added: true, value: to },
    ]
  );
}

function wordsOf(text: string): string[] {
  return Array.from(WORDS.segment(text), ({ segment }) => segment);
}
