import { member } from "./member";

const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">" };
const TEXTS = ["title", "selftext", "body"];
const BARE = /[<>]|&(?!(?:amp|lt|gt);)/;

/**
 * Reads reddit's texts, which come with `&`, `<` and `>` escaped once, unless whoever saved them asked for raw ones:
 * then one of them has such a sign bare.
 */
export function redditText(things: readonly unknown[]): (text: string) => string {
  const texts = things.flatMap((thing) => TEXTS.map((name) => member(thing, "data", name)));
  const isRaw = texts.some((text) => typeof text === "string" && BARE.test(text));
  if (isRaw) return (text) => text;
  return (text) => text.replace(/&(amp|lt|gt);/g, (written, name: string) => SIGNS[name] ?? written);
}
