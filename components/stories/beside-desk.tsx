"use client";

import Link from "next/link";
import { useState } from "react";
import { useClaim } from "@/components/keys/use-claim";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { Now } from "@/lib/format";
import type { Beside } from "@/lib/stories/data";
import { BesideColumn } from "./beside-column";
import { besideFinding } from "./beside-finding";
import { JudgePair } from "./judge-pair";
import type { BesideSide } from "./marked-paragraph";
import { QuotationsBeside } from "./quotations-beside";

/** Two articles of a story side by side; keys step through what they share. */
export function BesideDesk({ beside, now }: { beside: Beside; now: Now }) {
  const { left, right, comparison } = beside;
  const [active, setActive] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const links = comparison.links.map((link, index) => ({ ...link, number: index + 1 }));

  function go(number: number, from: BesideSide) {
    setAt(number);
    const twin = document.getElementById(`${from === "left" ? "right" : "left"}-${number}`);
    document.getElementById(`${from}-${number}`)?.scrollIntoView({ block: "center" });
    twin?.scrollIntoView({ block: "center" });
    twin?.focus({ preventScroll: true });
  }

  function step(by: 1 | -1) {
    const next = at === 0 && by < 0 ? links.length : at + by;
    go(((next - 1 + links.length) % links.length) + 1, "right");
  }
  const [on, back] = [() => step(1), () => step(-1)];
  useClaim({
    isUp: links.length > 0,
    keys: { n: on, j: on, p: back, k: back },
    kind: "move",
    isHere: (_, place) => place === "page",
  });

  const shared = { active, now, onPoint: setActive, onGo: go };
  return (
    <div className="flex flex-col min-[900px]:h-full min-[900px]:min-h-0">
      <header className="shrink-0 border-b border-line px-5 pt-3 pb-3 min-[900px]:px-8">
        <p className="mb-1 flex flex-wrap items-center gap-x-4 text-small text-muted">
          <Link className="link inline-flex min-h-6 items-center gap-1" href={`/articles/${left.id}`}>
            <Icon name="chevronLeft" className="size-3" />
            Back to the article
          </Link>
          {links.length > 0 && (
            <span className="single-keys ml-auto flex items-center gap-1.5 max-[899px]:hidden keyless:hidden">
              <Kbd>N</Kbd> <Kbd>P</Kbd> through what they share
            </span>
          )}
        </p>
        <p className="heading-serif mb-2">{besideFinding(comparison)}</p>
        <JudgePair articleId={left.id} otherId={right.id} {...beside} />
        <QuotationsBeside links={links} alone={comparison.quotedAlone} left={left} right={right} onGo={go} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] bg-raised min-[900px]:min-h-0 min-[900px]:flex-1 min-[900px]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <BesideColumn side="left" text={left} links={links} only={new Set(comparison.leftOnly)} {...shared} />
        <BesideColumn
          side="right"
          text={right}
          links={links.toSorted(
            (a, b) => a.right.paragraph - b.right.paragraph || a.right.start - b.right.start,
          )}
          only={new Set(comparison.rightOnly)}
          {...shared}
        />
      </div>
    </div>
  );
}
