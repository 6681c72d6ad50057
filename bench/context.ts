import { benchAnchors } from "./context/anchors";
import { benchLikes } from "./context/likes";
import { benchLinking } from "./context/linking";
import { benchOpen } from "./context/open";
import { benchQuotes } from "./context/quotes";
import { benchStories } from "./context/stories";
import type { BenchWords } from "./words";

type Part = (words: BenchWords) => Promise<boolean>;

/** What is measured, by the word of `--part`. */
const PARTS: Record<string, Part> = {
  anchors: benchAnchors,
  likes: benchLikes,
  linking: benchLinking,
  open: benchOpen,
  quotes: benchQuotes,
  stories: benchStories,
};

/** Prints how well and how fast the context of comments is found, each part with its bars. */
export async function benchContext(words: BenchWords): Promise<boolean> {
  let isWithin = true;
  for (const [name, part] of Object.entries(PARTS)) {
    if (words.part !== undefined && words.part !== name) continue;
    console.log(`-- ${name}`);
    isWithin = (await part(words)) && isWithin;
  }
  return isWithin;
}
