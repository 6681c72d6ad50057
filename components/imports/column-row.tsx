import { COLUMN_MEANINGS, type ColumnMeaning } from "@/lib/domain/column-meanings";
import { MEANING_WORDS } from "./column-meaning-words";

const SAMPLE_ROWS = 5;
const NOTHING = "nothing";

type ColumnRowProps = {
  heading: string;
  samples: readonly string[];
  meaning: ColumnMeaning | null;
  isClosed: boolean;
  onChange: (meaning: ColumnMeaning | null) => void;
};

/** One column of a table: its heading, what it means, and what stands in its first rows. */
export function ColumnRow({ heading, samples, meaning, isClosed, onChange }: ColumnRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,210px)] items-center gap-x-3 gap-y-1 border-b border-line py-1.5 lg:grid-cols-[minmax(0,150px)_210px_minmax(0,1fr)]">
      <span className={`truncate font-medium ${meaning ? "" : "text-muted"}`} title={heading}>
        {heading || "no heading"}
      </span>
      <select
        aria-label={`Meaning of ${heading || "the column without a heading"}`}
        value={meaning ?? NOTHING}
        disabled={isClosed}
        onChange={({ currentTarget }) =>
          onChange(COLUMN_MEANINGS.find((known) => known === currentTarget.value) ?? null)
        }
        className={`h-7 w-full rounded-control border border-line-strong bg-raised px-1.5 disabled:opacity-60 ${meaning ? "" : "text-muted"}`}
      >
        <option value={NOTHING}>nothing, leave it out</option>
        {Object.entries(MEANING_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <ol
        aria-label={`First rows of ${heading}`}
        className="col-span-2 grid grid-cols-[repeat(3,minmax(0,1fr))] gap-x-3 text-small text-muted sm:grid-cols-[repeat(5,minmax(0,1fr))] lg:col-span-1"
      >
        {samples.slice(0, SAMPLE_ROWS).map((sample, row) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            key={row}
            className="truncate max-sm:nth-4:hidden max-sm:nth-5:hidden"
            title={sample.slice(0, 400)}
          >
            {sample.slice(0, 80) || "–"}
          </li>
        ))}
      </ol>
    </li>
  );
}
