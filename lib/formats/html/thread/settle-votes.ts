import type { VoteLine } from "../../japan-today/vote-line";
import type { VoteNumber } from "./vote-numbers";

const VOTES_MAX = 2_147_483_647;

/** In which order three bare numbers stand. The text form prints the net first. */
const ORDERS = [
  ["net", "up", "down"],
  ["up", "down", "net"],
  ["up", "net", "down"],
] as const;
type Order = (typeof ORDERS)[number];

/** What each comment's numbers mean. Bare numbers are read in the order that adds up for most comments of the thread. */
export function settleVotes(bars: readonly (readonly VoteNumber[])[]): VoteLine[] {
  const fits = (order: Order) => bars.filter((bar) => addsUp(bar, order)).length;
  const order = ORDERS.reduce((best, one) => (fits(one) > fits(best) ? one : best));
  return bars.map((bar) => votesOf(bar, order));
}

function votesOf(bar: readonly VoteNumber[], order: Order): VoteLine {
  const up = bar.find(({ side, sign }) => side === "up" && sign !== "-");
  const down = bar.find((one) => one.side === "down" && one !== up);
  if (up || down) {
    const others = bar.filter((one) => one !== up && one !== down);
    return line(others.length === 1 ? others[0] : undefined, up, down);
  }
  const plus = bar.findIndex(({ sign }, at) => sign === "+" && bar[at + 1]?.sign === "-");
  if (plus !== -1) {
    const others = bar.filter((_, at) => at !== plus && at !== plus + 1);
    return line(others.length === 1 ? others[0] : undefined, bar[plus], bar[plus + 1]);
  }
  if (bar.length === 3) return inOrder(bar, order);
  if (bar.length === 2 && bar.every(({ side }) => side === null)) return line(undefined, bar[0], bar[1]);
  return line(bar.length === 1 ? bar[0] : undefined, undefined, undefined);
}

function inOrder(bar: readonly VoteNumber[], order: Order): VoteLine {
  const [net, up, down] = (["net", "up", "down"] as const).map((side) => bar[order.indexOf(side)]);
  return line(net, up, down);
}

function addsUp(bar: readonly VoteNumber[], order: Order): boolean {
  if (bar.length !== 3) return false;
  const { net, upvotes, downvotes } = inOrder(bar, order);
  return net !== null && upvotes !== null && downvotes !== null && net === upvotes - downvotes;
}

function line(
  net: VoteNumber | undefined,
  up: VoteNumber | undefined,
  down: VoteNumber | undefined,
): VoteLine {
  const count = (one: VoteNumber | undefined) => (one && one.value <= VOTES_MAX ? one.value : null);
  const [netCount, upvotes, downvotes] = [count(net), count(up), count(down)];
  return {
    net: netCount !== null && netCount !== 0 && net?.sign === "-" ? -netCount : netCount,
    upvotes,
    downvotes,
    hasBadNumber: [net, up, down].some((one) => one !== undefined && one.value > VOTES_MAX),
  };
}
