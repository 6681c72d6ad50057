/** An entry of a margin, in pixels: where its passage ends in the text beside it, and how tall it is. */
export type MarginBox = { wantedTop: number; height: number };

/** The space to leave before each entry, so that it stands beside its passage where it can, and never over the entry before. */
export function spacesBefore(boxes: readonly MarginBox[]): number[] {
  let bottom = 0;
  return boxes.map(({ wantedTop, height }) => {
    const space = Math.max(0, Math.round(wantedTop - bottom));
    bottom += space + height;
    return space;
  });
}
