import Form from "next/form";
import { Icon } from "@/components/ui/icon";

/** Searches the titles; the words go to the address bar. */
export function ArticleSearch({ q }: { q: string }) {
  return (
    <Form action="/articles" role="search" className="relative w-[220px] max-w-[60vw] sm:w-[280px]">
      <Icon name="search" className="pointer-events-none absolute top-1.5 left-2 size-4 text-faint" />
      <input
        key={q}
        type="search"
        name="q"
        defaultValue={q}
        aria-label="Search the titles"
        placeholder="Search the titles"
        className="h-7 w-full rounded-control border border-line-strong bg-raised pr-2 pl-7"
      />
    </Form>
  );
}
