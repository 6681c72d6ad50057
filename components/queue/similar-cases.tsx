import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useNow } from "@/components/reading/use-now";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatDay } from "@/lib/format";
import type { RuleCase } from "@/lib/rules/data";

type SimilarCasesProps = { code: string; commentId: string };

/** The earlier comments under the rule whose words are most like this one's, and how they were decided. */
export function SimilarCases({ code, commentId }: SimilarCasesProps) {
  const now = useNow();
  const cases = useQuery({
    queryKey: ["similar-cases", code, commentId],
    queryFn: ({ signal }) => fetchJson<RuleCase[]>(`/api/rules/${code}/cases?comment=${commentId}`, signal),
    staleTime: 60_000,
  });
  // A help that is slow or missing keeps nobody from flagging.
  if (!cases.data) return null;
  return (
    <section aria-labelledby="similar-cases">
      <h3 id="similar-cases" className="mb-1 text-small font-[550]">
        Decided like this before
      </h3>
      {cases.data.length === 0 && (
        <p className="text-small text-faint">Nothing like it was flagged under this rule and decided yet.</p>
      )}
      <ul>
        {cases.data.map((each) => (
          <li
            key={each.commentId}
            className="flex items-start gap-2 border-b border-line/60 py-1 last:border-0"
          >
            <span className="pt-px">
              <StatusGlyph status={each.status} />
            </span>
            <span className="line-clamp-3 min-w-0 flex-1 text-small [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
              “{each.excerpt.trim() || "Empty at the source"}”
            </span>
            <span className="shrink-0 pt-px text-micro text-muted">
              {[
                STATUS_LABEL[each.status],
                each.decidedByName,
                each.decidedAt && formatDay(each.decidedAt, now),
              ]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
