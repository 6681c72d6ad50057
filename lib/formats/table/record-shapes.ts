import { COLUMN_MEANINGS, type ColumnMap, type ColumnMeaning } from "@/lib/domain/column-meanings";
import { guessColumns } from "@/lib/domain/guess-columns";
import type { RecordValues } from "./record-reader";

/** So many kinds of record are remembered: a file that names its fields anew in each must not fill the memory. */
const SHAPES_MAX = 1000;
/** Of a record with more fields than this, only the first are looked at. */
const FIELDS_MAX = 500;

export type JsonRecord = Record<string, unknown>;

type Field = { name: string; key: string; inner: string | null };
type Shape = { keys: string[]; isFlat: boolean; fields: (Field & { meaning: ColumnMeaning })[] };

/**
 * Finds what the fields of JSON records mean. Records of one file mostly have the same fields, which are looked up
 * once. A field of an object inside the record is called `author.name`.
 */
export class RecordShapes {
  private readonly shapes = new Map<string, Shape>();
  private last: Shape | null = null;

  constructor(
    private readonly columns: ColumnMap | undefined,
    private readonly areColumnsAll = false,
  ) {}

  /** What the record holds for each meaning that it has a field for. */
  values(record: JsonRecord): RecordValues {
    const values: RecordValues = {};
    for (const { meaning, name, key, inner } of this.shapeOf(record).fields) {
      if (meaning === "state") values.stateHeading = name;
      const value = record[key];
      values[meaning] = inner !== null && isRecord(value) ? value[inner] : value;
    }
    return values;
  }

  /** Which of the record's fields means what. */
  columnsOf(record: JsonRecord): ColumnMap {
    return Object.fromEntries(this.shapeOf(record).fields.map(({ meaning, name }) => [meaning, name]));
  }

  private shapeOf(record: JsonRecord): Shape {
    const keys = Object.keys(record);
    const isFlat = !keys.some((key) => isRecord(record[key]));
    if (isFlat && this.last?.isFlat && isSame(this.last.keys, keys)) return this.last;
    const fields = fieldsOf(record);
    const name = JSON.stringify(fields.map((field) => field.name));
    const shape = this.shapes.get(name) ?? { keys, isFlat, fields: this.meaningsOf(fields, record) };
    if (this.shapes.size < SHAPES_MAX) this.shapes.set(name, shape);
    this.last = shape;
    return shape;
  }

  private meaningsOf(fields: Field[], record: JsonRecord): Shape["fields"] {
    const names = fields.map(({ name }) => name);
    // Truths alone tell of a whole file: `"heart": false` is no count there.
    const truths = fields.map(({ key }) => (typeof record[key] === "boolean" ? String(record[key]) : null));
    const columns = this.areColumnsAll ? (this.columns ?? {}) : guessColumns(names, [truths], this.columns);
    return COLUMN_MEANINGS.flatMap((meaning) => {
      const field = fields.find(({ name }) => name === columns[meaning]);
      return field ? [{ ...field, meaning }] : [];
    });
  }
}

/** The names of a record's fields, as they can be mapped. */
export function fieldNames(record: JsonRecord): string[] {
  return fieldsOf(record).map(({ name }) => name);
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(record: JsonRecord): Field[] {
  const fields = Object.keys(record)
    .slice(0, FIELDS_MAX)
    .flatMap((key): Field[] => {
      const value = record[key];
      if (!isRecord(value)) return [{ name: key, key, inner: null }];
      return Object.keys(value)
        .slice(0, FIELDS_MAX)
        .map((inner) => ({ name: `${key}.${inner}`, key, inner }));
    });
  return fields.slice(0, FIELDS_MAX);
}

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  return keys.length === others.length && keys.every((key, at) => key === others[at]);
}
