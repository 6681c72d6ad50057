export type SparkPoint = { at: number; net: number };
type Size = { width: number; height: number };

const EDGE = 3;

/**
 * A line through observations (times in milliseconds, oldest first), drawn to `until`, when the last was still so.
 * Zero is always in the picture. Coordinates are pixels from the top left.
 */
export function sparkline(
  observed: readonly SparkPoint[],
  until: number,
  { width, height }: Size,
): { points: string; zero: number; end: { x: number; y: number } } {
  const first = observed[0]?.at ?? until;
  const last = observed.at(-1);
  const end = Math.max(until, last?.at ?? until);
  const nets = observed.map(({ net }) => net);
  const [least, most] = [Math.min(0, ...nets), Math.max(0, ...nets)];
  const x = (at: number) => place(at, first, end, width);
  const y = (net: number) => height - place(net, least, most, height);
  const line = last && end > last.at ? [...observed, { at: end, net: last.net }] : observed;
  const points = line.map(({ at, net }) => `${x(at).toFixed(1)},${y(net).toFixed(1)}`).join(" ");
  return { points, zero: y(0), end: { x: x(end), y: y(last?.net ?? 0) } };
}

function place(value: number, from: number, to: number, length: number): number {
  const share = to > from ? (value - from) / (to - from) : 1;
  return EDGE + share * (length - 2 * EDGE);
}
