/** Comments with their answers inside them, at any depth, in reading order: each before its answers. */
export function flatten(
  roots: readonly unknown[],
  answersOf: (comment: unknown) => readonly unknown[],
): { comment: unknown; parent: unknown }[] {
  const found: { comment: unknown; parent: unknown }[] = [];
  const waiting: { comment: unknown; parent: unknown }[] = roots
    .toReversed()
    .map((comment) => ({ comment, parent: null }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    const parent = next.comment;
    for (const comment of answersOf(parent).toReversed()) waiting.push({ comment, parent });
  }
  return found;
}
