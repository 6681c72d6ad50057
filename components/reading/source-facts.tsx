import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/time";
import type { CommentDetail } from "@/lib/comments/data";
import { isDecidedOnEarlierText } from "@/lib/domain/decided-earlier";
import { useNow } from "./use-now";

const STATE_WORD = {
  pending: "Was waiting at its source",
  spam: "Spam at its source",
  trash: "In the bin at its source",
  deleted: "Deleted at its source",
} as const;

type SourceFactsProps = {
  detail: Pick<
    CommentDetail,
    "goneAt" | "editedAt" | "decidedAt" | "status" | "kind" | "sourceState" | "authorEvidence" | "reportCount"
  >;
};

/** What a moderator should know of the comment's life at its source before deciding. Nothing where all is usual. */
export function SourceFacts({ detail }: SourceFactsProps) {
  const now = useNow();
  const { goneAt, kind, sourceState, authorEvidence, reportCount } = detail;
  const facts = [
    isDecidedOnEarlierText(detail) && (
      <Chip key="earlier" icon="warning" tone="flag">
        Decided on an earlier version
      </Chip>
    ),
    goneAt && (
      <Chip key="gone" icon="blank">
        Gone from its source since <Time at={goneAt} now={now} as="day" />
      </Chip>
    ),
    sourceState && sourceState !== "approved" && <Chip key="state">{STATE_WORD[sourceState]}</Chip>,
    reportCount !== null && reportCount > 0 && (
      <Chip key="reports" icon="flag" tone="flag">
        {reportCount === 1 ? "1 report" : `${reportCount.toLocaleString("en")} reports`} on the original site
      </Chip>
    ),
    kind !== "comment" && <Chip key="kind">{kind === "pingback" ? "Pingback" : "Trackback"}</Chip>,
    authorEvidence && <Chip key="author" icon="person">{`Name from a ${authorEvidence}`}</Chip>,
  ].filter(Boolean);
  return facts.length > 0 && <p className="flex flex-wrap gap-1 px-5 pb-3">{facts}</p>;
}
