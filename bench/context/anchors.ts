import { anchorIn, selectorAt } from "@/lib/domain/anchor";
import type { BenchWords } from "../words";
import { type EditedText, editAround, editWithin, seededRandom } from "./edited-texts";

const ANNOTATIONS = 10_000;
const SEED = 20_261_122;

/** Whether annotations find their passages again in texts that were edited, and never another one. */
export async function benchAnchors({ seed = SEED }: Pick<BenchWords, "seed">): Promise<boolean> {
  const around = trial(seed, editAround);
  const within = trial(seed, editWithin);
  console.log(
    `edited around it: ${around.found} of ${ANNOTATIONS} found, ${around.lost} lost, ${around.wrong} wrong (bar: all found); ${around.ms.toFixed(2)} ms each`,
  );
  console.log(
    `edited within:    ${within.lost} of ${ANNOTATIONS} lost their place, ${within.wrong} point at another (bar: none); ${within.ms.toFixed(2)} ms each`,
  );
  return around.found === ANNOTATIONS && within.wrong === 0;
}

function trial(seed: number, edit: (random: () => number) => EditedText) {
  const random = seededRandom(seed);
  const result = { found: 0, lost: 0, wrong: 0, ms: 0 };
  for (let done = 0; done < ANNOTATIONS; done += 1) {
    const { text, passage, edited, went } = edit(random);
    const selector = selectorAt(text, passage);
    const started = performance.now();
    const place = anchorIn(edited, selector);
    result.ms += (performance.now() - started) / ANNOTATIONS;
    if (place === null) result.lost += 1;
    else if (place.start === went?.start && place.end === went.end) result.found += 1;
    else result.wrong += 1;
  }
  return result;
}
