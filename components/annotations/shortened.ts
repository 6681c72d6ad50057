/** The beginning and the end of a passage, on one line, with the middle left out where it is longer than `charsMax`. */
export function shortened(passage: string, charsMax: number): string {
  const line = passage.replace(/\s+/gu, " ").trim();
  const characters = Array.from(line);
  if (characters.length <= charsMax) return line;
  const tail = Math.floor(charsMax / 4);
  const head = characters
    .slice(0, charsMax - tail - 1)
    .join("")
    .trimEnd();
  return `${head} … ${characters.slice(-tail).join("").trimStart()}`;
}
