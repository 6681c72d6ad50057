"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { Theme } from "@/lib/domain/preferences";
import { can } from "@/lib/domain/roles";
import { formatCount } from "@/lib/format";
import type { RailFigures } from "@/lib/stats/rail-figures";
import { Drawer } from "./drawer";
import { Mark } from "./mark";
import { type Person, PersonMenu } from "./person-menu";
import { RailNav, type RailNotice } from "./rail-nav";
import { findCurrentPlace, railGroups } from "./rail-places";
import { SessionEnded } from "./session-ended";
import { useKeepSignedIn } from "./use-keep-signed-in";
import { useLiveFigures } from "./use-live-figures";
import { useNotifications } from "./use-notifications";
import { useTitleCount } from "./use-title-count";

type DeskFrameProps = {
  figures: RailFigures;
  theme: Theme;
  person: Person;
  /** This browser wants to be told by notifications. */
  notifies: boolean;
  children: ReactNode;
};

/** The rail and the page beside it; on a narrow window a bar with the rail in a drawer. */
export function DeskFrame({ figures: initial, theme, person, notifies, children }: DeskFrameProps) {
  const pathname = usePathname();
  const search = useSearchParams();
  const figures = useLiveFigures(initial);
  useKeepSignedIn();
  useTitleCount(figures.unseenNamings);
  useNotifications(figures.unseenNamings, notifies);
  const groups = railGroups(figures);
  const current = findCurrentPlace(groups, pathname, search);
  const notices = railNotices(figures, person);
  const foot = (
    <div className="shrink-0 border-t border-line p-2">
      <PersonMenu person={person} theme={theme} />
    </div>
  );

  return (
    <div className="isolate grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] xl:grid-cols-[var(--rail)_minmax(0,1fr)] xl:grid-rows-[minmax(0,1fr)]">
      <a
        href="#page"
        className="absolute top-2 left-2 z-40 -translate-y-16 rounded-control bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        Skip to the page
      </a>
      <header className="hidden min-h-0 flex-col xl:flex">
        <div className="flex h-(--bar-height) shrink-0 items-center gap-[9px] px-4 text-[14px] font-semibold tracking-[-0.01em]">
          <Mark />
          Komainu
        </div>
        <RailNav groups={groups} current={current} notices={notices} />
        {foot}
      </header>
      <header className="flex h-(--bar-height) items-center gap-2 border-b border-line px-2 xl:hidden">
        <Drawer>
          {(close) => (
            <>
              <RailNav groups={groups} current={current} notices={notices} onGo={close} />
              {foot}
            </>
          )}
        </Drawer>
        <span className="truncate text-[16px] font-semibold">{current?.label ?? "Komainu"}</span>
        {current?.figure && <span className="num text-muted">{current.figure}</span>}
        <Mark className="mr-2 ml-auto size-5 text-faint" />
      </header>
      <main
        id="page"
        tabIndex={-1}
        className="min-h-0 min-w-0 border-line bg-raised outline-none xl:border-l"
      >
        {children}
      </main>
      <SessionEnded person={person} />
    </div>
  );
}

function railNotices({ sampleArticles }: RailFigures, { role }: Person): RailNotice[] {
  const notices: RailNotice[] = [];
  if (sampleArticles > 0 && can(role, "sample:remove")) {
    const text = `${formatCount(sampleArticles, "sample page")}.`;
    notices.push({ text, act: "Remove them", anchor: "sample" });
  }
  return notices;
}
