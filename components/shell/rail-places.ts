import type { IconName } from "@/components/ui/icon";
import { STATUSES, type Status } from "@/lib/domain/statuses";
import { formatInteger, formatTotal } from "@/lib/format";
import type { RailFigures } from "@/lib/stats/rail-figures";

/** A link of the rail: where it leads, and what is said about it. */
export type RailPlace = {
  key: string;
  label: string;
  icon: IconName;
  pathname: string;
  query: Record<string, string>;
  figure: string | null;
};

export type RailGroup = { key: string; title: string | null; places: RailPlace[] };

const STATUS_ICON = {
  open: "open",
  kept: "keep",
  removed: "remove",
  escalated: "escalate",
} satisfies Record<Status, IconName>;

function queue(
  key: string,
  label: string,
  icon: IconName,
  query: Record<string, string>,
  figure: string | null,
) {
  return { key, label, icon, pathname: "/queue", query, figure };
}

function page(pathname: string, label: string, icon: IconName): RailPlace {
  return { key: pathname, label, icon, pathname, query: {}, figure: null };
}

/** Counts what names whoever reads and was not seen by them, and leads there. */
function annotations({ unseenNamings }: RailFigures): RailPlace {
  const place = page("/annotations", "Annotations", "annotation");
  if (unseenNamings === 0) return place;
  return { ...place, query: { naming: "me" }, figure: formatInteger(unseenNamings) };
}

function queues({ counts }: RailFigures): RailPlace[] {
  const totals = STATUSES.map((status) => counts[status]);
  const all = {
    count: totals.reduce((sum, total) => sum + total.count, 0),
    exact: totals.every((total) => total.exact),
  };
  const ofStatus = (status: Status, label: string) =>
    queue(status, label, STATUS_ICON[status], { status }, formatTotal(counts[status]));
  return [
    ofStatus("open", "Open"),
    queue("flagged", "Flagged", "flag", { status: "open", flags: "yes" }, formatTotal(counts.flagged)),
    ofStatus("escalated", "Escalated"),
    ofStatus("kept", "Kept"),
    ofStatus("removed", "Removed"),
    queue("all", "All comments", "rowsCompact", { sort: "net" }, formatTotal(all)),
  ];
}

/** The rail from top to bottom. Views are only such as the queue's address can say. */
export function railGroups(figures: RailFigures): RailGroup[] {
  const articles = figures.articles.map(({ id, title, openCount }) =>
    queue(id, title ?? "Untitled", "article", { status: "open", article: id }, formatInteger(openCount)),
  );
  return [
    { key: "queues", title: null, places: queues(figures) },
    {
      key: "views",
      title: "Views",
      places: [
        queue("disputed", "Most disputed", "disputed", { status: "open", sort: "-controversy" }, null),
        queue("noted", "With notes", "note", { notes: "yes" }, null),
      ],
    },
    {
      key: "articles",
      title: "Articles, most open first",
      places: [
        ...articles,
        page("/articles", "All articles", "article"),
        page("/likes", "Same again", "copy"),
      ],
    },
    {
      key: "desk",
      title: "Desk",
      places: [
        annotations(figures),
        page("/activity", "My activity", "clock"),
        page("/imports", "Imports", "import"),
        page("/rules", "House rules", "flag"),
        page("/settings", "Settings", "settings"),
      ],
    },
  ];
}

/**
 * The place of the rail that an address belongs to: the one whose whole query the address holds, and of several the one
 * that asks for most. "All comments" is any queue without a status.
 */
export function findCurrentPlace(
  groups: readonly RailGroup[],
  pathname: string,
  search: { get(name: string): string | null },
): RailPlace | null {
  const here = groups
    .flatMap((group) => group.places)
    .filter((place) => pathname === place.pathname || pathname.startsWith(`${place.pathname}/`))
    .filter((place) => isAskedFor(place, search));
  return here.toSorted((a, b) => specificity(b) - specificity(a))[0] ?? null;
}

function isAskedFor({ key, query }: RailPlace, search: { get(name: string): string | null }): boolean {
  if (key === "all") return search.get("status") === null;
  // Its query only says which of the page's lists to begin with.
  if (key === "/annotations") return true;
  return Object.entries(query).every(([name, value]) => search.get(name) === value);
}

function specificity({ key, query }: RailPlace): number {
  return key === "all" ? 0 : Object.keys(query).length;
}
