import { Annotated } from "@/components/annotations/annotated";
import { CommentBody } from "@/components/reading/comment-body";
import { useDesk } from "@/components/reading/desk-context";
import { MentionsLine } from "@/components/reading/mentions-line";
import { useLandingIn } from "@/components/reading/use-quote-jump";
import { Icon } from "@/components/ui/icon";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import { branchWords } from "./branch-words";
import { useConversation } from "./conversation-context";
import { ReadWhole } from "./read-whole";
import { TurnLink } from "./turn-link";

const LINE_CHARS = 78;
const LINES_MAX = 12;

/** How many lines a body takes, more or less, before it is there. */
export function estimateLines(bodyChars: number): number {
  return Math.min(LINES_MAX, Math.max(1, Math.ceil(bodyChars / LINE_CHARS)));
}

type TurnBodyProps = { turn: Turn<OutlineRow>; detail: TurnDetail | null; isFolded: boolean };

/** What a comment says, and what hangs on it where that is folded away. */
export function TurnBody({ turn, detail, isFolded }: TurnBodyProps) {
  const { acts } = useDesk();
  const { toggle, articleTitle } = useConversation();
  const here = useLandingIn(turn.row.id);
  return (
    <div className="mt-1">
      {detail ? (
        <Annotated subjectId={turn.row.id} text={detail.isWhole ? detail.body : null}>
          <CommentBody
            key={String(detail.isWhole)}
            stepsFirst={1}
            body={detail.body}
            bodyChars={detail.bodyChars}
            articleTitle={articleTitle}
            quotes={detail.quotes}
            quotedBy={detail.quotedBy}
            here={here}
            onRead={acts.read}
          />
        </Annotated>
      ) : (
        <Waiting lines={estimateLines(turn.row.bodyChars)} />
      )}
      {detail && !detail.isWhole && <ReadWhole id={turn.row.id} bodyChars={detail.bodyChars} />}
      {detail && <MentionsLine mentions={detail.mentions} onRead={acts.read} />}
      <TurnLink id={turn.row.id} />
      {isFolded && (
        <button
          type="button"
          onClick={() => toggle(turn.row.id)}
          className="num mt-1 inline-flex min-h-6 items-center gap-1 rounded-control bg-sunken px-2 text-small text-muted hover:bg-hover hover:text-ink"
        >
          <Icon name="chevronRight" className="size-3" />
          {branchWords(turn)}
        </button>
      )}
    </div>
  );
}

function Waiting({ lines }: { lines: number }) {
  return (
    <div aria-hidden="true" className="appear-late grid gap-2.5 py-1.5">
      {Array.from({ length: lines }, (_, line) => (
        <i
          // The bars never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={line}
          className={`h-[13px] rounded-[2px] bg-sunken ${line === lines - 1 ? "w-2/5" : "w-4/5"}`}
        />
      ))}
    </div>
  );
}
