"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { areSingleKeysOff, plainKey } from "@/components/keys/plain-key";
import { useClaim } from "@/components/keys/use-claim";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { TextArea } from "@/components/ui/text-field";
import { SEVERITIES, type Severity } from "@/lib/domain/severities";
import { formatCount } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { FlagAbout } from "./flag-about";
import { type FlagChoice, FlagFields } from "./flag-fields";
import { SimilarCases } from "./similar-cases";
import { useRules } from "./use-rules";

const NOTE_CHARS_MAX = 2000;

/** The number that a digit chooses: 0 stands for ten. */
function numberOf(key: string): number | null {
  return /^\d$/.test(key) ? Number(key) || 10 : null;
}

function stepSeverity(severity: Severity, step: number): Severity {
  const index = SEVERITIES.indexOf(severity) + step;
  return SEVERITIES[Math.max(0, Math.min(SEVERITIES.length - 1, index))] ?? severity;
}

/** The choice after a digit or a bracket; null where the key chooses nothing. */
function useChoiceKeys(
  [choice, setChoice]: [FlagChoice, (choice: FlagChoice) => void],
  root: RefObject<HTMLElement | null>,
): (key: string) => boolean {
  const rules = useRules();
  return (key) => {
    const rule = rules.data?.find(({ number }) => number === numberOf(key));
    const step = { "[": -1, "]": 1 }[key];
    if (rule) {
      setChoice({ ...choice, ruleCode: rule.code });
      // The focus goes along, so that Tab leads on from there.
      root.current?.querySelector<HTMLElement>(`[data-rule="${rule.code}"]`)?.focus();
    } else if (step) setChoice({ ...choice, severity: stepSeverity(choice.severity, step) });
    return rule !== undefined || step !== undefined;
  };
}

function FlagForm({ root }: { root: RefObject<HTMLDivElement | null> }) {
  const { acts, state } = useDesk();
  const aboutId = useStore(state, ({ flagging }) => flagging[0] ?? null);
  const [choice, setChoice] = useState<FlagChoice>({ ruleCode: "", severity: "medium" });
  const [note, setNote] = useState("");
  const rules = useRules();
  const rule = rules.data?.find(({ code }) => code === choice.ruleCode);
  const choose = useChoiceKeys([choice, setChoice], root);

  function flag() {
    if (!rule || state.get().dialog !== "flag") return;
    acts.flagAll({
      ruleCode: rule.code,
      ruleName: rule.name,
      severity: choice.severity,
      note: note.trim() || null,
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, nativeEvent } = event;
    const isInNote = target instanceof HTMLTextAreaElement;
    const isButton = target instanceof HTMLElement && target.closest("button:not([role=radio])") !== null;
    const isConfirmed = event.key === "Enter" && (isInNote ? event.ctrlKey || event.metaKey : !isButton);
    const key = isInNote ? null : plainKey(nativeEvent, areSingleKeysOff());
    if (nativeEvent.isComposing || !(isConfirmed || (key && choose(key)))) return;
    event.preventDefault();
    if (isConfirmed) flag();
  }
  // A key that comes before the focus does is meant for the dialog.
  const early = Object.fromEntries([..."1234567890[]"].map((key) => [key, () => choose(key)]));
  useClaim({ isUp: true, keys: early, kind: "move", isHere: (_, place) => place === "page" });

  return (
    // Keys of the whole dialog; its controls have their own.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={root}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="group/flag flex min-h-0 flex-col outline-none"
    >
      <FlagAbout />
      <FlagFields
        hasKeys
        choice={choice}
        onChange={setChoice}
        note={
          <TextArea
            label="Note"
            hint="Optional; colleagues see it"
            rows={2}
            maxLength={NOTE_CHARS_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        }
      >
        {rule && aboutId && <SimilarCases code={rule.code} commentId={aboutId} />}
      </FlagFields>
      <FlagFoot canFlag={rule !== undefined} onFlag={flag} />
    </div>
  );
}

/** What the keys do, which is other in the note than beside it. */
function FlagFoot({ canFlag, onFlag }: { canFlag: boolean; onFlag: () => void }) {
  const hint = "flex items-center gap-1 max-[760px]:hidden group-has-[textarea:focus]/flag:hidden";
  const cap = "border-on-accent/45! bg-transparent! text-on-accent! max-[760px]:hidden!";
  return (
    <footer className="sticky bottom-0 flex min-h-12 flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-2 text-small text-muted">
      <span className={`${hint} single-keys`}>
        <Kbd>1</Kbd>–<Kbd>9</Kbd> <Kbd>0</Kbd> rule
      </span>
      <span className={`${hint} single-keys`}>
        <Kbd>[</Kbd> <Kbd>]</Kbd> severity
      </span>
      <span className={hint}>
        <Kbd>Tab</Kbd> note
      </span>
      <Button variant="primary" className="ml-auto" disabled={!canFlag} onClick={onFlag}>
        <Icon name="flag" />
        Flag
        <span aria-hidden="true">
          <Kbd className={`${cap} group-has-[textarea:focus]/flag:hidden!`}>Enter</Kbd>
          <Kbd className={`${cap} not-group-has-[textarea:focus]/flag:hidden!`}>Ctrl ↵</Kbd>
        </span>
      </Button>
    </footer>
  );
}

/** Which rule a comment breaks, how badly, and why. `6 Enter` is a whole flag. */
export function FlagDialog() {
  const { state } = useDesk();
  const isOpen = useStore(state, ({ dialog }) => dialog === "flag");
  const count = useStore(state, ({ flagging }) => flagging.length);
  const panel = useRef<HTMLDivElement>(null);
  // Read beforehand: the first key may be a number.
  useRules();
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => state.set({ dialog: open ? "flag" : null })}
      title={count > 1 ? `Flag ${formatCount(count, "comment")}` : "Flag comment"}
      aside={<Kbd className="max-[760px]:hidden">Esc</Kbd>}
      width="large"
      initialFocus={() => panel.current?.querySelector<HTMLElement>("[role=radio]") ?? panel.current}
    >
      <FlagForm root={panel} />
    </Dialog>
  );
}
