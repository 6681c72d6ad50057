import { useColleagues } from "./annotation-queries";
import { namedParts } from "./named-parts";

/** What a colleague wrote, with the names of those it names standing out. */
export function NamedText({ text, namedIds }: { text: string; namedIds: readonly string[] }) {
  const colleagues = useColleagues().filter(({ id }) => namedIds.includes(id));
  return namedParts(text, colleagues).map((part) =>
    part.colleague ? (
      <b key={part.start} className="font-[550] text-accent">
        {part.text}
      </b>
    ) : (
      <span key={part.start}>{part.text}</span>
    ),
  );
}
