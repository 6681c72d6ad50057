import { SOURCE_STATES, type SourceState } from "./parsed-article";

const STATE_WORDS: Record<SourceState, string> = {
  approved:
    "approved approve accepted accept published publish visible public live active allowed allow keep kept ok clean freigegeben genehmigt veröffentlicht 1 true t yes y 公開 承認 承認済み",
  pending:
    "pending hold held unapproved unmoderated waiting queued premod inreview review systemwithheld ausstehend wartend 0 false f no n 承認待ち 保留",
  spam: "spam junk スパム",
  trash:
    "trash trashed posttrashed removed remove rejected reject declined denied deny hidden abgelehnt gesperrt entfernt papierkorb blocked disapproved unpublished 非公開 却下",
  deleted: "deleted delete gelöscht 削除 削除済み",
};
const STATES = new Map(
  SOURCE_STATES.flatMap((state) => STATE_WORDS[state].split(" ").map((word) => [word, state] as const)),
);
const YES = /^(?:1(?:\.0+)?|true|t|yes|y)$/i;
const NO = /^(?:0(?:\.0+)?|false|f|no|n)$/i;
/** A column of yes and no is about what its heading names. */
const NAMED: readonly (readonly [RegExp, SourceState])[] = [
  [/spam/i, "spam"],
  [/delet/i, "deleted"],
  [/remov|reject|hidden|unpublish/i, "trash"],
];

/** The state that a word of the source means; null: none that is known. */
export function stateOfWord(word: string): SourceState | null {
  const plain = word.normalize("NFKC").trim().toLowerCase();
  return STATES.get(plain) ?? STATES.get(plain.replace(/[\s_-]/g, "").replace(/\.0+$/, "")) ?? null;
}

/** The same for a cell under a heading: `yes` under “Is deleted” is no approval. */
export function stateUnder(heading: string, word: string): SourceState | null {
  const named = NAMED.find(([form]) => form.test(heading))?.[1];
  if (named === undefined || !(YES.test(word.trim()) || NO.test(word.trim()))) return stateOfWord(word);
  return YES.test(word.trim()) ? named : null;
}
