import { isGrammar } from "./story-background";

/**
 * Who is said to have spoken: somebody by name; whoever was spoken of last (`she`, `the minister`); somebody without a
 * name.
 */
export type Attribution = { kind: "named"; name: string } | { kind: "last" } | { kind: "unnamed" };

const wordsIn = (list: string) => new Set(list.split(/\s+/));

const VERB =
  "(?:said|says?|saying|told|tells|telling|wrote|writes|writing|added|adds|adding|argued|argues|arguing|asserted|asserts|explained|explains|stated|states|stating|noted|notes|noting|warned|warns|warning|insisted|insists|claimed|claims|announced|replied|asked|asks|acknowledged|admitted|conceded|concluded|declared|recalled|stressed|emphasi[sz]ed|highlighted|promised|vowed|urged|complained|continued|called|responded|remarked|reminded|maintained|predicted|testified|commented|ruled|found that|tweeted|posted)";
const TITLES = wordsIn(
  `mr mrs ms mx dr sir lady prof professor minister president secretary chief mayor governor gov judge justice director
  chairman chairwoman chair spokesman spokeswoman spokesperson officer general gen colonel captain senator sen rep
  representative ambassador commissioner inspector sergeant prosecutor coach manager ceo cfo founder leader premier
  chancellor emperor king queen prince princess pope bishop rev state`,
);
const ORGANISATIONS = wordsIn(
  `agency association authority bank board bureau center centre club co college commission committee company co-op corp
  corporation council court department foundation group hospital house inc institute ltd ministry motor motors
  nations office organization organisation party police prefecture press railway reuters school society union united
  university times`,
);
const OWNS = /[’']s?$/;
const DAYS_AND_MONTHS = wordsIn(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december`,
);
const PREPOSITIONS = wordsIn("of for from at in on with to by near under");

const NAME_RUN =
  /\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:de|da|di|du|van|von|der|den|bin|al|el|la|ben)\s+)*\p{Lu}[\p{L}\p{M}.’'-]*)*/gu;
const ROLE =
  "man|woman|boy|girl|minister|mayor|president|governor|premier|secretary|spokesman|spokeswoman|spokesperson|official|judge|coach|director|lawyer|professor|author|letter|statement";
const SPOKEN_OF = new RegExp(
  `^(?:and |but )?(?:he|she)\\b|(?:^|\\s)(?:he|she|the (?:${ROLE}))(?:\\s+(?:also|further|then|later|has|had|went on to))*$`,
  "i",
);
const SAID_BY = new RegExp(`^[\\s,]*(?:\\p{Ll}+ly\\s+)?${VERB}\\s+(.+)$`, "su");
const ACCORDING_AFTER = /^[\s,]*according to (.+)$/su;
const WHO_SAID = new RegExp(
  `^[\\s,]*(.{2,140}?)\\s+(?:(?:has|had|also|then|later|\\p{Ll}+ly)\\s+)*${VERB}\\b`,
  "su",
);
const ACCORDING_BEFORE = /(?:^|\s)according to (.{2,140}?)(?:,[^,]*|\s*)$/isu;
const VERBS = new RegExp(`\\b${VERB}\\b`, "gu");
const CLAUSE_START = /[;:█]|\s(?:that|while|as|but|when|because|if|after|before)\s/u;
const NOUN_END = /[;:!?“"«█(]|\s(?:who|which|that|after|before|during|when|while|as|adding)\s/u;

/** Who speaks, by what follows a quotation in its sentence: `said X`, `X said`, `according to X`. */
export function speakerAfter(after: string, names: KnownNames): Attribution | null {
  if (/^[\s,]*(?:and|but|while|which|as)\s/.test(after)) return null;
  const who = ACCORDING_AFTER.exec(after)?.[1] ?? SAID_BY.exec(after)?.[1];
  if (who !== undefined) return speakerIn(who.split(NOUN_END)[0] ?? "", names);
  const subject = WHO_SAID.exec(after)?.[1];
  return subject === undefined ? null : speakerIn(subject, names);
}

/** Who speaks, by what stands before a quotation in its sentence: `X said`, `According to X`, `X …:`. */
export function speakerBefore(before: string, names: KnownNames): Attribution | null {
  for (const { index } of [...before.matchAll(VERBS)].reverse()) {
    const clause = before.slice(0, index).split(CLAUSE_START).at(-1) ?? "";
    // `Chen told the Times, adding that`: the first verb has the subject.
    const subject = clause.split(VERBS)[0] ?? "";
    const nearest = subject.split(/\sand\s/).at(-1) ?? subject;
    const found = speakerIn(nearest, names);
    if (found && found.kind !== "unnamed") return found;
    const whole = speakerIn(subject, names);
    if (whole) return whole;
  }
  const according = ACCORDING_BEFORE.exec(before)?.[1];
  if (according !== undefined) return speakerIn(according, names);
  return /:\s*$/.test(before) ? speakerIn(before.replace(/:\s*$/, ""), names) : null;
}

/** The first part between commas that names somebody: `the head of the union, Taro Ban, 64`. */
function speakerIn(noun: string, names: KnownNames): Attribution | null {
  const parts = noun.split(",").map((part) => part.trim());
  for (const part of parts) {
    if (SPOKEN_OF.test(part)) return { kind: "last" };
    const name = names.nameIn(part);
    if (name) return { kind: "named", name };
  }
  return /\p{L}/u.test(noun.replaceAll("█", "")) ? { kind: "unnamed" } : null;
}

/** The names of an article: its words with a capital inside sentences, and whom it gives a title. */
export class KnownNames {
  private readonly inside = new Set<string>();
  readonly titled = new Set<string>();

  constructor(sentences: readonly string[]) {
    for (const sentence of sentences) {
      const start = sentence.search(/[\p{L}\p{N}]/u);
      for (const { 0: word, index } of sentence.matchAll(/\p{Lu}[\p{L}\p{M}’'-]*/gu)) {
        if (index > start) this.inside.add(plain(word));
      }
      for (const [run] of sentence.matchAll(NAME_RUN)) {
        const { name, hasTitle } = withoutTitle(run);
        if (hasTitle && name !== "" && !isOrganisation(name)) this.titled.add(surnameOf(name));
      }
    }
  }

  /**
   * The first that a few words name, without titles. Passed over is what stands behind a preposition (`the head of
   * Nissan`), owns something (`Ukraine's minister`) or only describes it (`a Chinese official`).
   */
  nameIn(words: string): string | null {
    let isOfTitle = false;
    for (const { 0: run, index } of words.matchAll(NAME_RUN)) {
      const before = words.slice(0, index).trim();
      const after = words.slice(index + run.length).trim();
      const { name, hasTitle } = withoutTitle(run);
      const preposition = before.split(/\s+/).at(-1)?.toLowerCase() ?? "";
      const isBehind = PREPOSITIONS.has(preposition) && !(isOfTitle && name.includes(" "));
      isOfTitle = hasTitle && name === "";
      if (name === "" || (isBehind && !hasTitle) || (OWNS.test(name) && after !== "")) continue;
      const isSure = hasTitle || name.includes(" ") || this.titled.has(surnameOf(name));
      if (isSure) return bare(name);
      const describes = /^\p{Ll}/u.test(after) && !PREPOSITIONS.has(after.split(/\s+/)[0] ?? "");
      if (!describes && (before !== "" || this.inside.has(plain(name)))) return bare(name);
    }
    return null;
  }

  /**
   * Whom `he` or `she` means after a sentence: the person that it begins with, by title, full name or a surname in
   * `known`, alone or beside a comma (`Her neighbour, Hans Meier, …`). `unclear`: it names another; null: nobody.
   */
  personOf(sentence: string, known: ReadonlySet<string>): { name: string } | "unclear" | null {
    if (/^(?:█|He |She |They )/.test(sentence)) return null;
    const opening = sentence
      .replace(/^.{0,60}?(?:--|—)\s*/u, "")
      .replace(/^(?:In|On|At|For|As|After|With|According to)\s[^,]{1,60},\s*/u, "");
    const beside = /^\p{Lu}[^,█]{1,60},\s(?=[^,]+,)/u.exec(opening)?.[0].length;
    const name =
      this.personAt(opening, known) ?? (beside ? this.personAt(opening.slice(beside), known) : null);
    if (name) return { name };
    const other = this.nameIn(opening);
    return other && this.isPerson(other, known) ? "unclear" : null;
  }

  private personAt(text: string, known: ReadonlySet<string>): string | null {
    const [run] = text.match(NAME_RUN) ?? [];
    if (run === undefined || !text.startsWith(run)) return null;
    const { name, hasTitle } = withoutTitle(run);
    if (name === "") return null;
    if (hasTitle || known.has(surnameOf(name))) return bare(name);
    return !OWNS.test(name) && this.isPerson(name, known) ? bare(name) : null;
  }

  /** Whether `he` or `she` may be who a name names: two words or more and no organisation, or a surname in `known`. */
  isPerson(name: string, known: ReadonlySet<string>): boolean {
    if (known.has(surnameOf(name))) return true;
    return name.includes(" ") && !isOrganisation(name);
  }
}

/** The last of a name's words, in small letters without accents. */
export function surnameOf(name: string): string {
  return plain(name.split(/\s+/).at(-1) ?? name);
}

function isOrganisation(name: string): boolean {
  return name.split(/\s+/).some((word) => ORGANISATIONS.has(plain(word)));
}

function withoutTitle(run: string): { name: string; hasTitle: boolean } {
  const words = run.split(/\s+/);
  while (words[0] !== undefined && isEmpty(words[0])) words.shift();
  const title = words.findLastIndex((word) => TITLES.has(plain(word)));
  return { name: words.slice(title + 1).join(" "), hasTitle: title >= 0 };
}

/** A word of grammar at the head of a sentence, or a date. */
function isEmpty(word: string): boolean {
  return isGrammar(word.toLowerCase()) || DAYS_AND_MONTHS.has(plain(word));
}

function bare(name: string): string {
  return name.replace(/[.,]+$/, "").replace(OWNS, "");
}

function plain(word: string): string {
  return word
    .replace(/(?:[’']s?|\.)$/, "")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
