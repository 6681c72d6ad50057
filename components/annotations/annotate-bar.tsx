import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useClaim } from "@/components/keys/use-claim";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { AnnotationKind } from "@/lib/annotations/view";
import { useStore } from "@/lib/outbox/use-store";
import { useAnnotate } from "./annotate-context";
import { ANNOTATE_KEY_PRESSED } from "./annotate-key";
import { PassageChooser } from "./passage-chooser";
import { useBarPlace } from "./use-bar-place";

const CHOICES: { kind: AnnotationKind; word: string; icon: IconName; key: string }[] = [
  { kind: "note", word: "Note", icon: "note", key: "N" },
  { kind: "tag", word: "Tag", icon: "tag", key: "T" },
  { kind: "flag", word: "Flag", icon: "flag", key: "F" },
];

const HINTS = [
  { keys: ["↑", "↓"], word: "sentence" },
  { keys: ["←", "→"], word: "word" },
  { keys: ["⇧"], word: "extends" },
];

function Hints() {
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 px-1.5 pt-1 pb-1.5 text-micro text-muted">
      {HINTS.map(({ keys, word }) => (
        <span key={word} className="inline-flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {word}
        </span>
      ))}
      <span className="inline-flex items-center gap-1">
        <Kbd>Enter</Kbd> note
      </span>
    </p>
  );
}

/** By a selected passage: what can be made of it. `m` comes here, or begins to choose a passage where none is selected. */
export function AnnotateBar() {
  const desk = useAnnotate();
  const { state, closedBecause } = desk;
  const offered = useStore(state, (now) => now.offered);
  const isChoosing = useStore(state, (now) => now.isChoosing);
  const bar = useRef<HTMLDivElement>(null);
  const place = useBarPlace(bar, offered);
  const [choice] = useState(() => new PassageChooser(desk));

  const onAnnotateKey = useEffectEvent(() => {
    if (closedBecause !== null) state.set({ announcement: closedBecause });
    else if (state.get().offered) bar.current?.querySelector("button")?.focus();
    else choice.begin();
  });

  // The browser's focus: keys go to the chooser while it is there.
  useEffect(() => {
    if (isChoosing) bar.current?.focus({ preventScroll: true });
  }, [isChoosing]);

  // The desk's key, wherever the focus is.
  useEffect(() => {
    const listen = () => onAnnotateKey();
    document.addEventListener(ANNOTATE_KEY_PRESSED, listen);
    return () => document.removeEventListener(ANNOTATE_KEY_PRESSED, listen);
  }, []);

  function write(kind: AnnotationKind) {
    if (!offered) return;
    choice.end();
    state.set({ offered: null, writing: { passage: offered, kind } });
  }

  // What is printed on the bar is what the keys do while it is up, wherever a pointer left the focus.
  const isUp = offered !== null && closedBecause === null;
  const leave = () => choice.leave();
  useClaim({
    isUp,
    keys: {
      n: () => write("note"),
      t: () => write("tag"),
      f: () => write("flag"),
      Escape: leave,
    },
    kind: "open",
    isHere: (_, place) => place === "page",
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isChoosing && event.key === "Enter" && event.target === bar.current) write("note");
    else if (isChoosing) {
      if (!choice.take(event)) return;
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") stepFocus(event);
    else return;
    event.preventDefault();
  }

  if (!offered || closedBecause !== null) return null;
  return (
    // Its role has a name and keys either way.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: see above
    <div
      ref={bar}
      // While a passage is chosen the arrows are heard here, and not by a screen reader's own reading.
      role={isChoosing ? "application" : "toolbar"}
      aria-label={isChoosing ? "Choose a passage" : "Annotate what is selected"}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      // Whoever goes elsewhere chooses no longer; what is selected stays offered.
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && isChoosing && choice.end()}
      // A press here leaves the selection as it is.
      onMouseDown={(event) => event.preventDefault()}
      style={place}
      className="fixed z-30 max-w-[calc(100vw-16px)] rounded-panel bg-raised p-1 text-ink shadow-menu"
    >
      <div className="flex items-center">
        {CHOICES.map(({ kind, word, icon, key }) => (
          <button
            key={kind}
            type="button"
            onClick={() => write(kind)}
            className="focus-inside inline-flex h-8 items-center gap-1.5 rounded-control px-2.5 font-medium whitespace-nowrap hover:bg-hover max-[760px]:h-11"
          >
            <Icon name={icon} className={`size-4 ${kind === "flag" ? "text-flag" : "text-faint"}`} />
            {word}
            <span aria-hidden="true">
              <Kbd>{key}</Kbd>
            </span>
          </button>
        ))}
      </div>
      {isChoosing && <Hints />}
    </div>
  );
}

function stepFocus(event: KeyboardEvent<HTMLDivElement>) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const step = event.key === "ArrowRight" ? 1 : -1;
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
