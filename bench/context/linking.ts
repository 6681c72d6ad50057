import { linkComments } from "@/lib/domain/links";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { diceOf, pick } from "./quote-prose";
import { ThreadMaker, type TrueThread } from "./quote-threads";

const SEED = 7;
const SMALL = { threads: 10_000, different: 200, comments: 100, perSecond: 5_000 };
const SIZES = [100, 1_000, 5_000, 20_000] as const;
const LARGEST_MS_MAX = 10_000;
const NAMES = 40;
/** Comments that each size is measured on at least, so that small threads are measured long enough. */
const MEASURED_MIN = 20_000;

type Named = { position: number; author: string | null; body: string };
type Thread = { paragraphs: string[]; comments: Named[] };

/** Links threads, and prints how many comments a second of one core's time, and how that grows with the thread. */
export async function benchLinking(): Promise<boolean> {
  const small = await threads(SMALL.different, SMALL.comments);
  const words = small.flatMap(({ comments }) => comments.map(({ body }) => body.split(/\s+/).length));
  console.log(
    `a comment has ${Math.round(words.reduce((sum, count) => sum + count, 0) / words.length)} words`,
  );
  const times = SMALL.threads / SMALL.different;
  const spent = await cpuMilliseconds(() => small.map((thread) => linkTimes(thread, times)));
  const perSecond = Math.round((SMALL.threads * SMALL.comments) / (spent / 1000));
  console.log(
    `${SMALL.threads} threads of ${SMALL.comments}: ${perSecond} comments a second of one core (bar ${SMALL.perSecond}), ${(spent / 1000).toFixed(1)} s`,
  );
  const costs: number[] = [];
  let largest = 0;
  for (const size of SIZES) {
    const same = size === SMALL.comments ? small : await threads(Math.max(1, Math.floor(5_000 / size)), size);
    const rounds = Math.max(1, Math.round(MEASURED_MIN / (same.length * size)));
    largest = await cpuMilliseconds(() => same.map((thread) => linkTimes(thread, rounds)));
    costs.push((largest * 1000) / (rounds * same.length * size));
    console.log(
      `a thread of ${size}: ${costs.at(-1)?.toFixed(0)} µs a comment, ${((costs.at(-1) ?? 0) / Math.log2(size)).toFixed(1)} µs for each doubling of the thread`,
    );
  }
  const growth = (costs.at(-1) ?? 0) / (costs[0] ?? 1);
  const logarithm = Math.log(SIZES[3]) / Math.log(SIZES[0]);
  console.log(
    `a thread of ${SIZES[3]} takes ${(largest / 1000).toFixed(1)} s (bar ${LARGEST_MS_MAX / 1000}); its cost a comment is ${growth.toFixed(2)} times that of ${SIZES[0]} (bar ${logarithm.toFixed(2)}, the logarithms' ratio)`,
  );
  return perSecond >= SMALL.perSecond && largest <= LARGEST_MS_MAX && growth <= logarithm;
}

async function threads(count: number, size: number): Promise<Thread[]> {
  const maker = new ThreadMaker(SEED + size);
  const dice = diceOf(SEED);
  const made: Thread[] = [];
  for (let thread = 0; thread < count; thread += 1)
    made.push(named(maker.thread(size), () => pick(dice, [...Array(NAMES).keys()])));
  return made;
}

/** Gives the comments members, some of whom they address. */
function named({ paragraphs, comments }: TrueThread, member: () => number): Thread {
  return {
    paragraphs,
    comments: comments.map(({ position, body }) => ({
      position,
      author: `Reader ${member()}`,
      body: member() < 4 ? `@Reader ${member()} ${body}` : body,
    })),
  };
}

function linkTimes({ paragraphs, comments }: Thread, times: number): void {
  for (let time = 0; time < times; time += 1) linkComments(paragraphs, comments);
}
