/** A text that a database and a file can hold: NUL and half surrogate pairs become U+FFFD, and how many were. */
export function soundText(text: string): { text: string; replaced: number } {
  let replaced = 0;
  const sound = text.replace(/\0|\p{Surrogate}/gu, () => {
    replaced += 1;
    return "\uFFFD";
  });
  return { text: sound, replaced };
}
