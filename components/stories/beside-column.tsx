import Link from "next/link";
import { Listed } from "@/components/ui/listed";
import { Time } from "@/components/ui/time";
import type { Now } from "@/lib/format";
import type { StoryText } from "@/lib/stories/data";
import { type BesideSide, MarkedParagraph, type NumberedLink } from "./marked-paragraph";

type BesideColumnProps = {
  side: BesideSide;
  text: StoryText;
  links: readonly NumberedLink[];
  only: ReadonlySet<number>;
  active: number | null;
  now: Now;
  onPoint: (number: number | null) => void;
  onGo: (number: number, from: BesideSide) => void;
};

/** One of two articles, with what the other has too and what only this one has. */
export function BesideColumn({ side, text, links, only, active, now, onPoint, onGo }: BesideColumnProps) {
  const { outlet, byline, publishedAt } = text;
  const published = publishedAt && <Time key="date" at={publishedAt} now={now} as="day" />;
  return (
    <article
      aria-labelledby={`${side}-title`}
      // A box that scrolls takes the focus, so that it can be read by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className="focus-inside relative min-h-0 min-w-0 px-5 pt-4 pb-16 min-[900px]:overflow-y-auto min-[900px]:px-8 min-[900px]:nth-2:border-l min-[900px]:nth-2:border-line max-[899px]:nth-2:border-t max-[899px]:nth-2:border-line"
    >
      <p className="text-small text-muted">
        <Listed
          parts={[
            <span key="outlet" className="font-semibold text-ink">
              {outlet ?? "Unknown outlet"}
            </span>,
            byline,
            published,
          ]}
        />
      </p>
      <h2 id={`${side}-title`} className="heading-serif mt-0.5 mb-3 max-w-[62ch]">
        <Link className="hover:underline" href={`/articles/${text.id}`}>
          {text.title ?? "Untitled page"}
        </Link>
      </h2>
      {text.paragraphs.map((paragraph, index) => (
        <div
          // Paragraphs never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          className={`max-w-[62ch] border-l-2 pb-2.5 pl-3 font-serif text-article [overflow-wrap:anywhere] text-pretty whitespace-pre-wrap ${only.has(index) ? "border-line-strong" : "border-transparent"}`}
        >
          {only.has(index) && (
            <span className="float-right ml-3 pt-1 font-sans text-micro text-faint">only here</span>
          )}
          <p>
            <MarkedParagraph
              text={paragraph}
              side={side}
              links={links.filter((link) => link[side].paragraph === index)}
              active={active}
              onPoint={onPoint}
              onGo={onGo}
            />
          </p>
        </div>
      ))}
      {text.paragraphs.length === 0 && (
        <p className="text-muted">The page that was imported has no article text.</p>
      )}
    </article>
  );
}
