import Link from "next/link";
import { printedVotes } from "@/components/reading/printed-votes";
import { Chip } from "@/components/ui/chip";
import type { VoteChange } from "@/lib/imports/data";

/** The comments whose votes an import found changed, the numbers before struck out. */
export function VoteChanges({ changes }: { changes: readonly VoteChange[] }) {
  if (changes.length === 0) return null;
  return (
    <table className="mt-4 w-full table-fixed border-collapse">
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="w-[72px] text-left font-medium">Change</th>
          <th className="w-10 text-right font-medium">No.</th>
          <th className="w-[132px] px-3 text-right font-medium sm:w-[252px]">Votes as printed</th>
          <th className="text-left font-medium">Comment</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.commentId} className="h-8 border-b border-line">
            <td>
              <Chip icon="changed" tone="flag">
                Votes
              </Chip>
            </td>
            <td className="num text-right">{change.position}</td>
            <td className="num px-3 text-right">
              <del className="text-faint">{printedVotes(change.before)}</del> {printedVotes(change.after)}
            </td>
            <td className="truncate">
              <Link
                className="hover:underline"
                href={`/queue?article=${change.articleId}&sort=position&comment=${change.commentId}`}
              >
                {change.excerpt || <span className="text-faint">Empty body</span>}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
