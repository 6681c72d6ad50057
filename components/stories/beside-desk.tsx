"use client";

import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { Beside } from "@/lib/stories/data";
import { BesideColumn } from "./beside-column";
import { besideFinding } from "./beside-finding";
import { JudgePair } from "./judge-pair";
import type { BesideSide } from "./marked-paragraph";
import { QuotationsBeside } from "./quotations-beside";

const STEPS: Readonly<Record<string, 1 | -1>> = { n: 1, j: 1, p: -1, k: -1 };
const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** Two articles of a story side by side; keys step through what they share. */
export function BesideDesk({ beside, nowMs }: { beside: Beside; nowMs: number }) {
  const { left, right, comparison } = beside;
  const [active, setActive] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const links = comparison.links.map((link, index) => ({ ...link, number: index + 1 }));
  const now = new Date(nowMs);

  function go(number: number, from: BesideSide) {
    setAt(number);
    const twin = document.getElementById(`${from === "left" ? "right" : "left"}-${number}`);
    document.getElementById(`${from}-${number}`)?.scrollIntoView({ block: "center" });
    twin?.scrollIntoView({ block: "center" });
    twin?.focus({ preventScroll: true });
  }

  useStepKeys((step) => {
    if (links.length === 0) return;
    const next = at === 0 && step < 0 ? links.length : at + step;
    go(((next - 1 + links.length) % links.length) + 1, "right");
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
            <span className="ml-auto flex items-center gap-1.5 max-[899px]:hidden">
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

/** N or J steps on, P or K back, wherever the focus is but in fields and dialogs. */
function useStepKeys(onStep: (step: 1 | -1) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const step = STEPS[event.key.toLowerCase()];
    if (!step || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
    event.preventDefault();
    onStep(step);
  });
  // The document's key presses, outside React's tree.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
