import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { RailGroup, RailPlace } from "./rail-places";

/** A line below the links, with the part of the settings where it is seen to. */
export type RailNotice = { text: string; act: string; anchor: string };

type RailNavProps = {
  groups: RailGroup[];
  current: RailPlace | null;
  notices: RailNotice[];
  onGo?: () => void;
};

/** The links of the rail. The same in the drawer of a narrow window. */
export function RailNav({ groups, current, notices, onGo }: RailNavProps) {
  return (
    <nav aria-label="Desk" className="flex min-h-0 flex-1 flex-col overflow-y-auto px-2 pb-3">
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title ?? "Queues"}>
          {group.title && <h2 className="px-2 pt-4 pb-1 text-micro font-medium text-faint">{group.title}</h2>}
          <ul>
            {group.places.map((place) => (
              <li key={place.key}>
                <RailLink place={place} isCurrent={place.key === current?.key} onGo={onGo} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {notices.map((notice) => (
        <p key={notice.anchor} className="mx-2 mt-4 border-t border-line pt-3 text-small text-muted">
          {notice.text}{" "}
          <Link href={{ pathname: "/settings", hash: notice.anchor }} className="link" onClick={onGo}>
            {notice.act}
          </Link>
        </p>
      ))}
    </nav>
  );
}

function RailLink({ place, isCurrent, onGo }: { place: RailPlace; isCurrent: boolean; onGo?: () => void }) {
  return (
    <Link
      href={{ pathname: place.pathname, query: place.query }}
      aria-current={isCurrent ? "page" : undefined}
      prefetch={false}
      onClick={onGo}
      title={place.label}
      className="group focus-inside flex h-7 items-center gap-2 rounded-control px-2 whitespace-nowrap hover:bg-sunken aria-[current]:bg-raised aria-[current]:font-[550] aria-[current]:ring-1 aria-[current]:ring-line aria-[current]:ring-inset max-xl:h-9"
    >
      <Icon name={place.icon} className="size-4 text-faint group-aria-[current]:text-accent" />
      <span className="truncate">{place.label}</span>
      {place.figure && (
        <span className="num ml-auto text-small text-muted group-aria-[current]:text-ink">
          {place.figure}
        </span>
      )}
    </Link>
  );
}
