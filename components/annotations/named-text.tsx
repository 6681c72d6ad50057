import { namingsIn } from "@/lib/domain/namings";
import { useColleagues } from "./annotation-queries";

/** What a colleague wrote, with the names of those it names standing out. */
export function NamedText({ text, namedIds }: { text: string; namedIds: readonly string[] }) {
  const named = useColleagues().filter(({ id }) => namedIds.includes(id));
  let done = 0;
  const parts = namingsIn(text, named).map(({ start, end }) => {
    const before = text.slice(done, start);
    done = end;
    return { start, before, name: text.slice(start, end) };
  });
  return (
    <>
      {parts.map(({ start, before, name }) => (
        <span key={start}>
          {before}
          <b className="font-[550] text-accent">{name}</b>
        </span>
      ))}
      {text.slice(done)}
    </>
  );
}
