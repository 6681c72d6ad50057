import type { QuotedAlone } from "@/lib/domain/story-compare";
import { surnameOf } from "@/lib/domain/story-speakers";
import { formatCount } from "@/lib/format";
import type { StoryText } from "@/lib/stories/data";
import { type BesideSide, Differing, type NumberedLink } from "./marked-paragraph";

type QuotationsBesideProps = {
  links: readonly NumberedLink[];
  alone: readonly QuotedAlone[];
  left: StoryText;
  right: StoryText;
  onGo: (number: number, from: BesideSide) => void;
};

/** Who printed what: for each speaker the quotations that differ, those that only one has, and those that both print. */
export function QuotationsBeside({ links, alone, left, right, onGo }: QuotationsBesideProps) {
  const speakers = speakersOf(links, alone);
  if (speakers.length === 0) return null;
  const differing = links.filter(isDiffering).length;
  const counts = [
    differing > 0 && formatCount(differing, "differs", "differ"),
    alone.length > 0 && `${alone.length} in one alone`,
  ].filter((count) => count !== false);
  return (
    <details open={differing > 0} className="mt-3 max-w-[110ch]">
      <summary className="min-h-6 cursor-pointer text-small font-medium text-muted">
        Who printed what{counts.length > 0 && `: ${counts.join(", ")}`}
      </summary>
      <dl tabIndex={0} className="focus-inside mt-1 min-[900px]:max-h-[30dvh] min-[900px]:overflow-y-auto">
        {speakers.map(({ name, said, only }) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(90px,150px)_minmax(0,1fr)] gap-x-3 border-t border-line py-1 max-[759px]:grid-cols-[minmax(0,1fr)]"
          >
            <dt className="py-1 font-semibold">{name}</dt>
            <dd className="min-w-0">
              {said.map((link) => (
                <button
                  type="button"
                  key={link.number}
                  className="focus-inside block w-full cursor-pointer py-1 text-left hover:bg-hover"
                  onClick={() => onGo(link.number, "right")}
                >
                  <Printed
                    text={left}
                    place={link.left}
                    spans={link.leftDiffers}
                    where={isDiffering(link) ? nameOf(left, "left") : "both"}
                  />
                  {isDiffering(link) && (
                    <Printed
                      text={right}
                      place={link.right}
                      spans={link.rightDiffers}
                      where={nameOf(right, "right")}
                    />
                  )}
                </button>
              ))}
              {only.map(({ side, place }) => {
                const text = side === "left" ? left : right;
                return (
                  <div key={`${side} ${place.paragraph} ${place.start}`} className="py-1">
                    <Printed text={text} place={place} spans={[]} where={`only ${nameOf(text, side)}`} />
                  </div>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type Speaker = { name: string; said: NumberedLink[]; only: QuotedAlone[] };

/** Those whose quotations differ first, then as the left article has them. */
function speakersOf(links: readonly NumberedLink[], alone: readonly QuotedAlone[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  const speakerOf = (name: string) => {
    const known = speakers.get(surnameOf(name)) ?? { name, said: [], only: [] };
    speakers.set(surnameOf(name), known);
    if (name.length > known.name.length) known.name = name;
    return known;
  };
  for (const link of links) if (link.speaker) speakerOf(link.speaker).said.push(link);
  for (const one of alone) speakerOf(one.speaker).only.push(one);
  const agreed = ({ said }: Speaker) => Number(!said.some(isDiffering));
  const sorted = [...speakers.values()].sort((a, b) => agreed(a) - agreed(b));
  return sorted.map(({ said, ...speaker }) => ({
    ...speaker,
    said: said.toSorted((a, b) => Number(!isDiffering(a)) - Number(!isDiffering(b))),
  }));
}

function isDiffering({ kind, speaker }: NumberedLink): boolean {
  return kind === "quotation" || (kind === "nearly" && speaker !== null);
}

function nameOf({ outlet, url }: StoryText, side: BesideSide): string {
  if (outlet) return outlet;
  if (url && URL.canParse(url)) return new URL(url).hostname.replace(/^www\./, "");
  return side === "left" ? "first article" : "second article";
}

type PrintedProps = {
  text: StoryText;
  place: NumberedLink["left"];
  spans: NumberedLink["leftDiffers"];
  where: string;
};

function Printed({ text, place, spans, where }: PrintedProps) {
  return (
    <span className="block font-serif text-[15px] leading-[22px] [overflow-wrap:anywhere]">
      “
      <Differing
        text={text.paragraphs[place.paragraph] ?? ""}
        start={place.start}
        end={place.end}
        spans={spans}
      />
      ” <span className="font-sans text-small whitespace-nowrap text-muted">{where}</span>
    </span>
  );
}
