import type { ColumnMap } from "@/lib/domain/column-meanings";

const NUMBERED = /^(?:column |#)?([1-9]\d{0,4})$/i;

/** Whether everything was told by number, as people do where there are no headings. */
export function isToldByNumber(told: ColumnMap | undefined): boolean {
  const names = Object.values(told ?? {});
  return names.length > 0 && names.every((name) => NUMBERED.test(name));
}

/** The heading of the column that is called so, by it or by its number; null: there is none. */
export function headingOf(headings: readonly string[], name: string): string | null {
  if (headings.includes(name)) return name;
  const number = NUMBERED.exec(name.trim())?.[1];
  return number === undefined ? null : (headings[Number(number) - 1] ?? null);
}
