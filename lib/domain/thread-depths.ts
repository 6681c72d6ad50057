/** How many links lead from each comment to the first one of its conversation, as far as the given links reach. */
export function threadDepths(links: readonly { id: string; parentId: string | null }[]): Map<string, number> {
  const parents = new Map(links.map(({ id, parentId }) => [id, parentId]));
  const depths = new Map<string, number>();
  for (const { id } of links) {
    // Steps are bounded by the links, so that a circle in damaged data ends.
    let depth = 0;
    let parent = parents.get(id) ?? null;
    while (parent !== null && parents.has(parent) && depth < links.length) {
      depth += 1;
      parent = parents.get(parent) ?? null;
    }
    depths.set(id, depth);
  }
  return depths;
}
