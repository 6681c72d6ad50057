const NAME = String.raw`(\p{Lu}[\p{L}\p{N}&'’.-]*(?: \p{Lu}[\p{L}\p{N}&'’.-]*){0,3})`;

/** Phrases in which a site names itself, the most telling first. */
const SELF_NAMES = [
  new RegExp(`\\bheadlines from ${NAME} straight\\b`, "u"),
  new RegExp(
    `\\bread (?:the )?${NAME} privacy policy\\b`
      .replace("read", "[Rr]ead")
      .replace("privacy policy", "[Pp]rivacy [Pp]olicy"),
    "u",
  ),
  new RegExp(`^${NAME} News App$`, "u"),
  new RegExp(`^${NAME} reports are available\\b`, "u"),
  new RegExp(`^(?:Sign up|Subscribe) (?:to|for) (?:the |our )?${NAME} (?:newsletter|Newsletter)`, "u"),
  new RegExp(`^More (?:from|on) ${NAME}$`, "u"),
];
const COPYRIGHT =
  /^(?:©|Copyright ©?)\s*(?:\d{4}(?:\s?[–-]\s?\d{4})?,?\s+)(\p{Lu}[^.|,]{2,50}?)(?:[.|,]|\s+All rights reserved|$)/iu;
const NOT_AN_OUTLET = /^(?:From|Author|This|The Author|Us|Reuters|AFP|AP|Associated Press|Autonomous|All)\b/i;

/** The outlet's name where the page says it; null where it does not. */
export function findOutlet(texts: readonly string[]): string | null {
  const short = texts.filter((text) => text.length <= 200);
  for (const pattern of [...SELF_NAMES, COPYRIGHT]) {
    for (const text of short) {
      const name = pattern.exec(text)?.[1]?.trim();
      if (name && !NOT_AN_OUTLET.test(name)) return name;
    }
  }
  return null;
}
