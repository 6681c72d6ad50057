import { benchAnchors } from "./context/anchors";
import { benchLikes } from "./context/likes";
import { benchOpen } from "./context/open";
import type { BenchWords } from "./words";

type Part = (words: BenchWords) => Promise<boolean>;

/** What is measured, by the word of `--part`. */
const PARTS: Record<string, Part> = { anchors: benchAnchors, likes: benchLikes, open: benchOpen };

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
