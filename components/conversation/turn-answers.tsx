import { CorrectLinkButton } from "@/components/reading/correct-link-button";
import { useDesk } from "@/components/reading/desk-context";
import { useNow } from "@/components/reading/use-now";
import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";

/** What a comment answers. */
export type Above = {
  id: string;
  /** Null: it is not in this thread. */
  position: number | null;
  goneAt: string | null;
  /** It is the row above. */
  isNear: boolean;
};

const CAP = 6;
const CAP_PHONE = 3;

type TurnAnswersProps = { id: string; above: Above | null; depth: number; isCorrected: boolean };

/** What a comment answers, and on the one at hand the way to correct that. */
export function TurnAnswers({ id, above, depth, isCorrected }: TurnAnswersProps) {
  const { state } = useDesk();
  const isActive = useStore(state, ({ selectedId }) => selectedId === id);
  return (
    <>
      {above && <Answers above={above} depth={depth} />}
      {isCorrected && (
        <span className="text-micro text-faint">
          {above ? "corrected by a moderator" : "answers nobody, as a moderator says"}
        </span>
      )}
      {isActive && <CorrectLinkButton />}
    </>
  );
}

/** In words where the indentation cannot show it; to the ear, which hears no indentation, always. */
function Answers({ above, depth }: { above: Above; depth: number }) {
  const { acts } = useDesk();
  const now = useNow();
  if (above.position === null) return <span>answers a comment that is not on the desk</span>;
  const number = `No. ${formatInteger(above.position)}`;
  if (above.isNear && above.goneAt === null && depth <= CAP) {
    return <span className={depth > CAP_PHONE ? "min-[761px]:sr-only" : "sr-only"}>answers {number}</span>;
  }
  return (
    <span>
      answers{" "}
      <button type="button" className="link min-h-6" onClick={() => acts.read(above.id)}>
        {number}
      </button>
      {above.goneAt && (
        <>
          , gone since <Time at={above.goneAt} now={now} as="day" />
        </>
      )}
    </span>
  );
}
