import { linkComments } from "@/lib/domain/links";
import type { ParsedComment } from "@/lib/domain/parsed-article";

/** The orders in which the site shows a thread. */
const PAGE_ORDERS = ["latest", "oldest", "popular"] as const;
type PageOrder = (typeof PAGE_ORDERS)[number];

const POPULAR_COMMENTS_MIN = 3;

/** What is known of a page's thread besides its comments. */
export type ThreadFacts = {
  comments: readonly ParsedComment[];
  paragraphs: readonly string[];
  url: string | null;
  declared: number | null;
  isEndMarked: boolean;
  isCutOff: boolean;
  /** False where it is a guess which lines are whose: who starts where, or where the thread itself begins. */
  isSplitSure: boolean;
};

/**
 * Whether every comment that the thread had is on the page, so that one that is missing is gone. A page that shows
 * fewer than it claims is complete only where its order says that nothing was chosen, and its end is there.
 */
export function isCompleteThread(thread: ThreadFacts): boolean {
  const { comments, declared, isEndMarked, isCutOff, isSplitSure } = thread;
  if (isCutOff) return false;
  if (comments.length === 0) return declared === 0;
  if (!isSplitSure) return comments.length === declared;
  if (declared === null) return isEndMarked;
  if (comments.length >= declared) return true;
  const order = isEndMarked ? orderOf(thread) : null;
  return order === "latest" || order === "oldest";
}

/** The order of a page: its address says it, or the times, the net votes, or who quotes whom; null where nothing does. */
function orderOf({
  url,
  comments,
  paragraphs,
}: Pick<ThreadFacts, "url" | "comments" | "paragraphs">): PageOrder | null {
  const told = /[?&]comment-order=(\w+)/.exec(url ?? "")?.[1];
  const byAddress = PAGE_ORDERS.find((order) => order === told);
  if (byAddress) return byAddress;
  const times = comments.flatMap(({ postedAt }) => (postedAt === null ? [] : [Date.parse(postedAt)]));
  const byTime = times.length === comments.length ? directionOf(times) : null;
  if (byTime) return byTime;
  const nets = comments.flatMap(({ net }) => net ?? []);
  if (nets.length >= POPULAR_COMMENTS_MIN && directionOf(nets) === "latest") return "popular";
  // Answers point back on a page that begins with the oldest; in no order but these two do all point one way.
  const steps = linkComments([...paragraphs], [...comments]).flatMap(({ position, parentPosition }) =>
    parentPosition === null ? [] : [position - parentPosition],
  );
  if (steps.length === 0) return null;
  if (steps.every((step) => step > 0)) return "oldest";
  return steps.every((step) => step < 0) ? "latest" : null;
}

/** Numbers that only rise are those of the oldest first, that only fall of the latest; null for any others. */
function directionOf(numbers: readonly number[]): "latest" | "oldest" | null {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? number));
  if (steps.every((step) => step === 0)) return null;
  if (steps.every((step) => step >= 0)) return "oldest";
  return steps.every((step) => step <= 0) ? "latest" : null;
}
