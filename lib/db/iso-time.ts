import pg from "pg";

const parseDate = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

/** A timestamptz as PostgreSQL prints it, as ISO 8601 in UTC with milliseconds. */
export function isoTime(printed: string): string {
  // Nearly always: `2026-11-21 09:30:00+00` or `2026-11-21 09:30:00.5+00`. By hand, since a page has a hundred of them.
  if (printed.endsWith("+00") && printed.length >= 22 && printed.length <= 26 && printed[10] === " ") {
    const milliseconds = printed.slice(20, -3).padEnd(3, "0");
    return `${printed.slice(0, 10)}T${printed.slice(11, 19)}.${milliseconds}Z`;
  }
  return parseDate(printed).toISOString();
}
