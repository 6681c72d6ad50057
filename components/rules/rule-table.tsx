import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { TableHead } from "@/components/ui/table-head";
import { formatInteger } from "@/lib/format";
import type { RuleRow } from "@/lib/rules/data";

/** The house rules by number, each with its first words; a line leads to the rule's page. */
export function RuleTable({ rules }: { rules: readonly RuleRow[] }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">House rules by number</caption>
      <TableHead
        columns={[
          { name: "No.", className: "w-10" },
          { name: "Rule" },
          { name: "Version", isFigure: true, className: "w-[72px] pl-3 max-sm:hidden" },
          { name: "Flags", isFigure: true, className: "w-[72px] pl-3" },
        ]}
      />
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.code} className="relative h-14 border-b border-line hover:bg-hover">
            <td className="num text-muted">{rule.retiredAt === null && formatInteger(rule.number)}</td>
            <td className="py-2">
              <span className="flex items-center gap-2">
                <Link
                  // The whole line is the link's, so that it is as large as it looks.
                  className="focus-inside truncate font-semibold after:absolute after:inset-0"
                  href={`/rules/${rule.code}`}
                >
                  {rule.name}
                </Link>
                {rule.retiredAt !== null && <Chip>retired</Chip>}
              </span>
              <span className="line-clamp-2 font-serif text-[15px] leading-5 text-muted">{rule.text}</span>
            </td>
            <td className="num pl-3 text-right text-muted max-sm:hidden">{rule.version}</td>
            <td className={`num pl-3 text-right ${rule.voices === 0 ? "text-faint" : ""}`}>
              {formatInteger(rule.voices)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
