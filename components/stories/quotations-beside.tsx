import type { StoryText } from "@/lib/stories/data";
import { type BesideSide, Differing, type NumberedLink } from "./marked-paragraph";

type QuotationsBesideProps = {
  links: readonly NumberedLink[];
  left: StoryText;
  right: StoryText;
  onGo: (number: number, from: BesideSide) => void;
};

/** Who printed what: the quotations of one speaker that differ, one above the other. */
export function QuotationsBeside({ links, left, right, onGo }: QuotationsBesideProps) {
  const quotations = links.filter(({ kind }) => kind === "quotation");
  if (quotations.length === 0) return null;
  return (
    <details open className="mt-3 max-w-[110ch]">
      <summary className="min-h-6 cursor-pointer text-small font-medium text-muted">
        Quotations that differ
      </summary>
      <ol className="mt-1 min-[900px]:max-h-[26dvh] min-[900px]:overflow-y-auto">
        {quotations.map((link) => (
          <li key={link.number} className="border-t border-line py-1.5">
            <button
              type="button"
              className="focus-inside grid w-full cursor-pointer grid-cols-[minmax(90px,150px)_minmax(0,1fr)] gap-x-3 text-left hover:bg-hover max-[759px]:grid-cols-[minmax(0,1fr)]"
              onClick={() => onGo(link.number, "right")}
            >
              <span className="row-span-2 font-semibold max-[759px]:row-span-1">
                <span className="num mr-1.5 text-micro text-faint">{link.number}</span>
                {link.speaker}
              </span>
              <Printed text={left} place={link.left} spans={link.leftDiffers} />
              <Printed text={right} place={link.right} spans={link.rightDiffers} />
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

type PrintedProps = { text: StoryText; place: NumberedLink["left"]; spans: NumberedLink["leftDiffers"] };

function Printed({ text, place, spans }: PrintedProps) {
  return (
    <span className="block font-serif text-[15px] leading-[22px] [overflow-wrap:anywhere]">
      “
      <Differing
        text={text.paragraphs[place.paragraph] ?? ""}
        start={place.start}
        end={place.end}
        spans={spans}
      />
      ”{" "}
      <span className="font-sans text-small whitespace-nowrap text-muted">
        {text.outlet ?? "unknown outlet"}
      </span>
    </span>
  );
}
