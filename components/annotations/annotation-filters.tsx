import Form from "next/form";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { AnnotationQuery } from "@/lib/annotations/query";
import type { AnnotationCounts } from "@/lib/annotations/view";
import { formatInteger } from "@/lib/format";
import { listAddress } from "./annotation-address";

type Choice = { label: string; href: string; isHere: boolean; count?: number };

function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-1">
      {choices.map(({ label: word, href, isHere, count }) => (
        <Link
          key={word}
          href={href}
          aria-current={isHere ? "page" : undefined}
          className="focus-inside inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-muted hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-[550] aria-[current]:text-ink"
        >
          {word}
          {count !== undefined && (
            <span className="num text-small font-normal text-faint">{formatInteger(count)}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function Token({ name, value, href }: { name: string; value: string; href: string }) {
  return (
    <span className="inline-flex h-6 max-w-[240px] items-center rounded-control bg-sunken pl-[7px] text-small">
      <span className="truncate">
        <span className="text-muted">{name}: </span>
        {value}
      </span>
      <Link
        href={href}
        aria-label={`Remove filter ${name}: ${value}`}
        className="grid size-6 shrink-0 place-items-center text-faint hover:text-ink"
      >
        <Icon name="close" className="size-[11px]" />
      </Link>
    </span>
  );
}

function TagField({ query }: { query: AnnotationQuery }) {
  const { by, article, naming, state } = query;
  return (
    <Form action="/annotations" role="search" className="relative w-[150px]">
      <Icon name="tag" className="pointer-events-none absolute top-1.5 left-2 size-4 text-faint" />
      {Object.entries({ by, article, naming, state }).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input
        type="search"
        name="tag"
        aria-label="With this tag"
        placeholder="With this tag"
        className="h-7 w-full rounded-control border border-line-strong bg-raised pr-2 pl-7"
      />
    </Form>
  );
}

type AnnotationFiltersProps = {
  query: AnnotationQuery;
  counts: AnnotationCounts;
  /** Of what is shown; it names the article where the list is of one. */
  articleTitle: string | null;
};

/** Whose annotations are listed, in which state, with which tag, of which article. */
export function AnnotationFilters({ query, counts, articleTitle }: AnnotationFiltersProps) {
  const { by, naming, state, tag, article } = query;
  const whose = [
    { label: "All", href: listAddress(query, { by: null, naming: null }), isHere: !by && !naming },
    { label: "Mine", href: listAddress(query, { by: "me", naming: null }), isHere: by === "me" },
    { label: "Naming me", href: listAddress(query, { by: null, naming: "me" }), isHere: naming === "me" },
  ];
  const inState = (label: string, wanted: AnnotationQuery["state"], count: number) => ({
    label,
    count,
    href: listAddress(query, { state: wanted }),
    isHere: state === wanted,
  });
  const states = [
    inState("Any", null, counts.all),
    inState("Open", "open", counts.open),
    inState("Resolved", "resolved", counts.resolved),
    inState("Lost its place", "lost", counts.lost),
  ];
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-2 py-1.5 sm:px-6">
      <Choices label="Whose" choices={whose} />
      <Choices label="State" choices={states} />
      <span className="ml-2 flex flex-wrap items-center gap-2 sm:ml-auto">
        {by && by !== "me" && (
          <Token name="by" value="one colleague" href={listAddress(query, { by: null })} />
        )}
        {article && (
          <Token
            name="article"
            value={articleTitle ?? "one article"}
            href={listAddress(query, { article: null })}
          />
        )}
        {tag ? (
          <Token name="tag" value={tag} href={listAddress(query, { tag: null })} />
        ) : (
          <TagField query={query} />
        )}
      </span>
    </div>
  );
}
