import { TextDifference } from "@/components/ui/text-difference";
import { Time } from "@/components/ui/time";
import type { CommentDetail, SourceChange } from "@/lib/comments/data";
import { useNow } from "./use-now";

type SourceHistoryProps = { detail: Pick<CommentDetail, "body" | "sourceChanges"> };

const WORD = {
  edited: "Edited at its source, seen",
  gone: "Gone from its source since",
  returned: "Back at its source since",
} satisfies Record<SourceChange["kind"], string>;

/** What later copies of the page told of the comment, newest first; an edit opens to show what was changed. */
export function SourceHistory({ detail }: SourceHistoryProps) {
  const now = useNow();
  const changes = withNewerBody(detail);
  if (changes.length === 0) return null;
  return (
    <section className="border-t border-line px-5 py-3" aria-labelledby="source-head">
      <h3 id="source-head" className="mb-1.5 text-micro font-medium text-faint">
        At its source
      </h3>
      <ol className="grid gap-1 text-small text-muted">
        {changes.map(({ kind, observedAt, bodyBefore, bodyAfter }) => {
          const said = (
            <>
              {WORD[kind]} <Time at={observedAt} now={now} as="day" />
            </>
          );
          return (
            <li key={`${kind} ${observedAt}`}>
              {bodyBefore === null ? (
                said
              ) : (
                <details>
                  <summary className="min-h-6 cursor-pointer">{said}</summary>
                  <div className="mt-1 border-l-2 border-line py-1 pl-3 text-ink">
                    <TextDifference before={bodyBefore} after={bodyAfter} />
                  </div>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Each edit with the text that it led to: the one that the next edit replaced, or today's. */
function withNewerBody({ body, sourceChanges }: SourceHistoryProps["detail"]) {
  let bodyAfter = body;
  return sourceChanges.map((change) => {
    const line = { ...change, bodyAfter };
    if (change.bodyBefore !== null) bodyAfter = change.bodyBefore;
    return line;
  });
}
