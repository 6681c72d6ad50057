import type { CommentDetail } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";
import type { Entry } from "@/lib/outbox/entry";
import { projectLink, type Read } from "@/lib/outbox/project";
import { CorrectLinkButton } from "./correct-link-button";
import { useDesk } from "./desk-context";

const WHY: Record<string, string> = {
  source: "Its source says so",
  quote: "It quotes that comment",
  name: "It addresses that comment's author",
  moderator: "A moderator said so",
};

type AnswersLineProps = { detail: Read<CommentDetail>; entries: readonly Entry[] };

/** What the comment answers, who corrected that, and the way to correct it. */
export function AnswersLine({ detail, entries }: AnswersLineProps) {
  const { me, acts } = useDesk();
  const { replyTo, correction, answersUnknown } = projectLink(detail, entries, me);
  return (
    <span className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-1 self-center text-right">
      {replyTo && (
        <span className="whitespace-nowrap">
          answers{" "}
          <button
            type="button"
            title={WHY[replyTo.evidence]}
            className="link min-h-6"
            onClick={() => acts.read(replyTo.id)}
          >
            No. {formatInteger(replyTo.position)}
          </button>
          {replyTo.isGone && ", which is gone"}
        </span>
      )}
      {!replyTo && correction && <span className="whitespace-nowrap">answers nobody</span>}
      {!replyTo && !correction && answersUnknown && <span>answers a comment that is not on the desk</span>}
      {correction && <span className="text-micro text-faint">corrected by {correction.moderatorName}</span>}
      <CorrectLinkButton />
    </span>
  );
}
