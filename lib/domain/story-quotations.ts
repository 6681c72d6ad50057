import type { Span } from "./sentences";
import { wordsAt } from "./story-word-match";

/** What somebody is quoted as saying: the words between the marks, and the surname in small letters. */
export type Quotation = Span & { paragraph: number; speaker: string; speakerName: string };

/** Fewer words are a term in quotation marks, not a sentence that somebody said. */
const WORDS_MIN = 5;
/** Where the speaker is looked for, before and after a quotation. */
const NEAR_CHARS = 260;

const MARKED = /“([^“”]+)”?|"([^"]+)"|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」/gu;
const VERB =
  "(?:said|says|saying|told|tells|wrote|writes|added|adds|argued|argues|asserted|asserts|explained|explains|stated|states|noted|notes|warned|warns|insisted|claimed|claims|announced|replied|asked|acknowledged|admitted|concluded|declared|recalled|stressed|promised|tweeted|posted)";
const NAME = "((?:\\p{Lu}[\\p{L}’'-]*\\.?\\s+){0,3}\\p{Lu}[\\p{L}’'-]+)";
const PRONOUN =
  "(?:he|she|they|the (?:man|woman|minister|mayor|president|spokesman|spokeswoman|official|judge|coach|letter))";

// In the order of trust: what stands right after a quotation, then right before it.
const AFTER = [
  new RegExp(`^[\\s,.]*${VERB}\\s+(?:\\p{Ll}+[\\s,]+){0,5}?${NAME}`, "u"),
  new RegExp(
    `^[\\s,.]*(?:\\p{Ll}+\\s+){0,4}?${NAME}(?:,[^,.]{1,80},)?\\s+(?:\\p{Ll}+\\s+){0,2}?${VERB}`,
    "u",
  ),
];
const BEFORE = [
  new RegExp(`${NAME}(?:,[^,.]{1,80},)?\\s+(?:\\p{Ll}+\\s+){0,3}?${VERB}[^.!?]{0,110}$`, "u"),
  new RegExp(`[Aa]ccording to (?:\\p{Ll}+\\s+){0,4}?${NAME}[^.!?]{0,110}$`, "u"),
  new RegExp(`${NAME}\\s+(?:\\p{Ll}+\\s+){0,3}?[^.!?]{0,40}:\\s*$`, "u"),
];
const SPEECH = new RegExp(`${NAME}(?:,[^,.]{1,80},)?\\s+(?:\\p{Ll}+\\s+){0,3}?${VERB}`, "gu");
const BY_PRONOUN_AFTER = new RegExp(
  `^[\\s,.]*(?:${PRONOUN}\\s+(?:\\p{Ll}+\\s+){0,2}?${VERB}|${VERB}\\s+${PRONOUN})`,
  "iu",
);

/**
 * The quotations of an article whose speaker is known: named beside them (said X, X said, according to X, X: “…”), or
 * the last one named where the text goes on with `he said` or with the quotation alone.
 */
export function quotationsOf(paragraphs: readonly string[]): Quotation[] {
  const found: Quotation[] = [];
  let last: string | null = null;
  for (const [paragraph, text] of paragraphs.entries()) {
    for (const span of marked(text)) {
      const before = text.slice(Math.max(0, span.start - 1 - NEAR_CHARS), span.start - 1);
      const after = text.slice(span.end + 1, span.end + 1 + NEAR_CHARS);
      const name: string | null =
        speakerIn(before, after) ?? (goesOn(before, after) ? (lastSpeaker(before) ?? last) : null);
      last = name ?? last;
      if (name && wordsAt(text, span).length >= WORDS_MIN) {
        found.push({ ...span, paragraph, speaker: surnameOf(name), speakerName: name });
      }
    }
  }
  return found;
}

/** Somebody goes on speaking: `he said`, or nothing but the quotation. */
function goesOn(before: string, after: string): boolean {
  return BY_PRONOUN_AFTER.test(after) || before.trim() === "" || /[.,”"]\s*$/.test(before);
}

function lastSpeaker(before: string): string | null {
  return nameIn([...before.matchAll(SPEECH)].at(-1) ?? null);
}

/** The places between quotation marks, without the marks. */
function marked(text: string): Span[] {
  return Array.from(text.matchAll(MARKED), (match) => {
    const inner = match.slice(1).find((group) => group !== undefined) ?? "";
    const start = match.index + 1;
    return { start, end: start + inner.length };
  });
}

function speakerIn(before: string, after: string): string | null {
  for (const pattern of AFTER) {
    const name = nameIn(pattern.exec(after));
    if (name) return name;
  }
  for (const pattern of BEFORE) {
    const name = nameIn(pattern.exec(before));
    if (name) return name;
  }
  return null;
}

/** A sentence's first word may be no name. */
function nameIn(match: RegExpExecArray | null): string | null {
  const name = match?.[1]
    ?.replace(/^(?:The|In|On|But|And|As|At|He|She|They|It|His|Her|A|An|Mr|Mrs|Ms|Dr)\.?\s+/u, "")
    .trim();
  return !name || /^(?:The|He|She|They|It|We|I|You|In|On|But|And|As|At)$/u.test(name) ? null : name;
}

function surnameOf(name: string): string {
  const last = name.split(/\s+/).at(-1) ?? name;
  return last
    .replace(/[’']s$/, "")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
