import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useNow } from "@/components/reading/use-now";
import { Listed } from "@/components/ui/listed";
import { Time } from "@/components/ui/time";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { textLanguage } from "@/lib/domain/text-language";
import type { SimilarCases as Found } from "@/lib/rules/data";

type SimilarCasesProps = { code: string; commentId: string };

/** The earlier comments under the rule whose words are most like this one's, and how they were decided. */
export function SimilarCases({ code, commentId }: SimilarCasesProps) {
  const now = useNow();
  const { data: found } = useQuery({
    queryKey: ["similar-cases", code, commentId],
    queryFn: ({ signal }) => fetchJson<Found>(`/api/rules/${code}/cases?comment=${commentId}`, signal),
    staleTime: 60_000,
  });
  // A help that is slow or missing keeps nobody from flagging.
  if (!found) return null;
  const { areAlike, cases } = found;
  return (
    <section aria-labelledby="similar-cases">
      <h3 id="similar-cases" className="mb-1 text-small font-[550]">
        {areAlike || cases.length === 0
          ? "Decided like this before"
          : "Decided under this rule before, none much like it"}
      </h3>
      {cases.length === 0 && (
        <p className="text-small text-faint">Nothing flagged under this rule was decided yet.</p>
      )}
      <ul>
        {cases.map((each) => (
          <li
            key={each.commentId}
            className="flex items-start gap-2 border-b border-line/60 py-1 last:border-0"
          >
            <span className="pt-px">
              <StatusGlyph status={each.status} />
            </span>
            <span
              lang={textLanguage(each.excerpt)}
              className="line-clamp-3 min-w-0 flex-1 text-small [overflow-wrap:anywhere] [unicode-bidi:plaintext]"
            >
              “{each.excerpt.trim() || "Empty at the source"}”
            </span>
            <span className="shrink-0 pt-px text-micro text-muted">
              <Listed
                parts={[
                  STATUS_LABEL[each.status],
                  each.decidedByName,
                  each.decidedAt && <Time key="date" at={each.decidedAt} now={now} as="day" />,
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
