type Person = { id: string; name: string };

/** A stretch of a text that names people: several where they share a name. UTF-16 offsets, end exclusive. */
export type Naming = { start: number; end: number; ids: string[] };

/** Where a text names people as `@Name`, the longest name first, whatever the case; `me@Kei.example` names nobody. */
export function namingsIn(text: string, people: readonly Person[]): Naming[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const namings: Naming[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_.])@/gu)) {
    const after = text.slice(index + 1);
    const named = byLength.find(({ name }) => begins(after, name));
    if (!named) continue;
    const ids = people.filter((one) => sameName(one.name, named.name)).map(({ id }) => id);
    namings.push({ start: index, end: index + 1 + named.name.length, ids });
  }
  return namings;
}

function begins(text: string, name: string): boolean {
  return (
    name !== "" &&
    sameName(text.slice(0, name.length), name) &&
    !/^[\p{L}\p{N}_]/u.test(text.slice(name.length))
  );
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
