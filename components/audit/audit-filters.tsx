import Link from "next/link";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/text-field";
import type { AuditQuery } from "@/lib/audit/query";
import { AUDIT_KIND_NAMES, AUDIT_KINDS } from "@/lib/domain/audit-kinds";

type AuditFiltersProps = { query: AuditQuery; people: readonly { id: string; name: string }[] };

/** Cuts the log down to a person, a kind, some days, or words; without JavaScript too. */
export function AuditFilters({ query, people }: AuditFiltersProps) {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";
  const isFiltered = Object.values(query).some((value) => value !== null);
  return (
    <form
      key={JSON.stringify(query)}
      action="/audit"
      aria-label="Filter the log"
      className="grid grid-cols-2 items-end gap-3 py-4 md:grid-cols-3 xl:grid-cols-[1fr_1fr_9rem_9rem_1fr_auto]"
    >
      <SelectField
        label="Person"
        name="by"
        defaultValue={query.by ?? ""}
        options={[
          { value: "", label: "Any" },
          { value: "nobody", label: "Command line, or not signed in" },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label="Action"
        name="kind"
        defaultValue={query.kind ?? ""}
        options={[
          { value: "", label: "Any" },
          ...AUDIT_KIND_NAMES.map((kind) => ({ value: kind, label: AUDIT_KINDS[kind].label })),
        ]}
      />
      <TextField label="From" name="from" type="date" defaultValue={day(query.from)} />
      <TextField label="To" name="to" type="date" defaultValue={day(query.to)} />
      <TextField label="Words" name="q" type="search" defaultValue={query.q ?? ""} maxLength={200} />
      <div className="flex items-center gap-3">
        <Button type="submit" className="h-[30px]">
          Filter
        </Button>
        {isFiltered && (
          <Link className="link text-small whitespace-nowrap" href="/audit">
            Clear all filters
          </Link>
        )}
      </div>
    </form>
  );
}
