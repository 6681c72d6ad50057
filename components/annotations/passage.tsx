import type { ReactNode } from "react";
import { useAnnotationMarks } from "./annotation-marks";
import { type PassageMark, type PassagePiece, passagePieces } from "./passage-pieces";

const LAYERS_MAX = 2;
/** Where more end, the margin alone has the others. */
const NUMBERS_MAX = 5;

const LINE = {
  note: "decoration-solid decoration-muted",
  tag: "decoration-dotted decoration-muted",
  flag: "decoration-dashed decoration-flag",
} satisfies Record<PassageMark["kind"], string>;

const DEPTH = ["underline-offset-[3px]", "underline-offset-[6px]"];

/** One line under the text for each annotation, the second below the first. */
function Underlined({ marks, children }: { marks: readonly PassageMark[]; children: ReactNode }) {
  const [mark, ...others] = marks.slice(0, LAYERS_MAX);
  if (!mark) return children;
  const line = mark.isResolved
    ? "decoration-line-strong decoration-1"
    : `decoration-[1.5px] ${LINE[mark.kind]}`;
  return (
    <span className={`underline ${DEPTH[others.length]} ${line}`}>
      <Underlined marks={others}>{children}</Underlined>
    </span>
  );
}

function Numbers({ marks, onPick }: { marks: readonly PassageMark[]; onPick: (id: string) => void }) {
  return marks.map((mark) => (
    <button
      key={mark.id}
      type="button"
      aria-label={mark.label}
      title={mark.label}
      data-mark-end={mark.id}
      onClick={() => onPick(mark.id)}
      className="num relative mx-px inline-block min-w-3.5 rounded-chip px-[3px] align-super font-sans text-[10px] leading-[14px] font-medium text-muted no-underline ring-1 ring-line select-none ring-inset after:absolute after:-inset-x-1 after:-inset-y-[5px] hover:bg-hover hover:text-ink"
    >
      {mark.number}
    </button>
  ));
}

function Piece({ piece, onPick }: { piece: PassagePiece; onPick: (id: string) => void }) {
  const { start, text, marks, ends } = piece;
  if (marks.length === 0) return <span data-at={start}>{text}</span>;
  return (
    <>
      <Underlined marks={marks}>
        <span data-at={start} data-marks={marks.map(({ id }) => id).join(" ")}>
          {text}
        </span>
      </Underlined>
      {marks.length > LAYERS_MAX && (
        <small
          title={`${marks.length} annotations here`}
          className="mx-px rounded-chip bg-sunken px-1 align-super font-sans text-[10px] leading-[14px] whitespace-nowrap text-muted select-none"
        >
          {marks.length} here
        </small>
      )}
      <Numbers marks={ends.slice(0, NUMBERS_MAX)} onPick={onPick} />
      {ends.length > NUMBERS_MAX && (
        <small className="mx-px align-super font-sans text-[10px] leading-[14px] text-muted select-none">
          +{ends.length - NUMBERS_MAX}
        </small>
      )}
    </>
  );
}

type PassageProps = {
  text: string;
  /** Where the text begins in its subject: the comment's body, or the article's paragraphs joined by two line feeds. */
  at: number;
};

/**
 * Text that can be selected and annotated: every run says in `data-at` where it stands in its subject, so that a selection
 * finds its place however the text is cut, and its annotations are drawn under it.
 */
export function Passage({ text, at }: PassageProps) {
  const { marks, onPick } = useAnnotationMarks();
  return passagePieces(text, at, marks).map((piece) => (
    <Piece key={piece.start} piece={piece} onPick={onPick} />
  ));
}
