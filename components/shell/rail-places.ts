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
    queue("all", "All comments", "rowsCompact", {}, formatTotal(all)),
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
      title: "Articles",
      places: [...articles, page("/articles", "All articles", "article")],
    },
    {
      key: "desk",
      title: "Desk",
      places: [page("/imports", "Imports", "import"), page("/settings", "Settings", "settings")],
    },
  ];
}

/**
 * The place of the rail that an address belongs to: the one whose whole query the address holds, and of several the one
 * that asks for most. Without a status of its own "All comments" is only meant where the address names none.
 */
export function findCurrentPlace(
  groups: readonly RailGroup[],
  pathname: string,
  search: { get(name: string): string | null },
): RailPlace | null {
  let current: RailPlace | null = null;
  for (const place of groups.flatMap((group) => group.places)) {
    const isHere = pathname === place.pathname || pathname.startsWith(`${place.pathname}/`);
    const asked = Object.entries(place.query);
    if (!isHere || !asked.every(([name, value]) => search.get(name) === value)) continue;
    if (place.key === "all" && search.get("status") !== null) continue;
    if (!current || asked.length > Object.keys(current.query).length) current = place;
  }
  return current;
}
