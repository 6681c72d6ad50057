import { STATUS_LABEL } from "@/lib/domain/statuses";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger } from "@/lib/format";
import type { AlikeExample } from "@/lib/likes/data";

type ExampleListProps = { examples: readonly AlikeExample[]; of: number };

/** Some of the comments that an act would hit: the first, and from there the least like it. */
export function ExampleList({ examples, of }: ExampleListProps) {
  return (
    <section aria-labelledby="alike-examples">
      <h3 id="alike-examples" className="pb-1 text-micro font-medium text-faint">
        {examples.length < of
          ? `${formatInteger(examples.length)} of them, the least alike after the first`
          : "All of them, the least alike after the first"}
      </h3>
      <ul className="border-t border-line">
        {examples.map((example, index) => (
          <li
            key={example.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2 text-small"
          >
            <p
              lang={textLanguage(example.excerpt, example.articleTitle)}
              className="line-clamp-3 leading-[17px] [overflow-wrap:anywhere] whitespace-pre-line"
            >
              {example.excerpt}
            </p>
            <span className="num text-right text-micro text-muted">
              {index === 0 ? firstSaid(example) : `${Math.floor(example.likeness * 100)} % alike`}
            </span>
            <p className="truncate text-micro text-faint">
              <span className="[unicode-bidi:isolate]">{example.author ?? "unnamed"}</span>
              {example.articleTitle && ` · ${example.articleTitle}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function firstSaid({ status }: AlikeExample): string {
  return status === "open" ? "the first" : `the first, ${STATUS_LABEL[status].toLowerCase()}`;
}
