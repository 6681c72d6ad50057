/** The part of pg-cursor that we use; it ships no types. */
declare module "pg-cursor" {
  import type { Connection, Submittable } from "pg";

  type CursorConfig = { rowMode: "array"; types: { getTypeParser: () => (value: string) => string } };

  class Cursor<Row> implements Submittable {
    constructor(text: string, values: unknown[], config: CursorConfig);
    submit(connection: Connection): void;
    /** Up to `rows` more; none at the end. */
    read(rows: number): Promise<Row[]>;
    close(): Promise<void>;
  }

  export = Cursor;
}
