"use client";

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
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
import { RuleList } from "./rule-list";
import { SeverityChoice } from "./severity-choice";
import { SimilarCases } from "./similar-cases";
import { type Rule, useRules } from "./use-rules";

const NOTE_CHARS_MAX = 2000;

/** The number that a digit chooses: 0 stands for ten. */
function numberOf(key: string): number | null {
  return /^\d$/.test(key) ? Number(key) || 10 : null;
}

function stepSeverity(severity: Severity, step: number): Severity {
  const index = SEVERITIES.indexOf(severity) + step;
  return SEVERITIES[Math.max(0, Math.min(SEVERITIES.length - 1, index))] ?? severity;
}

function FlagForm({ rules, root }: { rules: Rule[]; root: RefObject<HTMLDivElement | null> }) {
  const { acts, state } = useDesk();
  const aboutId = useStore(state, ({ checked, selectedId }) => [...checked][0] ?? selectedId);
  const [code, setCode] = useState<string | null>(null);
  const [severity, setSeverity] = useState<Severity>("medium");
  const [note, setNote] = useState("");
  const policyId = useId();
  const rule = rules.find((each) => each.code === code);

  function raise() {
    if (!rule) return;
    acts.flagAll({ ruleCode: rule.code, ruleName: rule.name, severity, note: note.trim() || null });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const isInNote = event.target instanceof HTMLTextAreaElement;
    const isConfirmed = event.key === "Enter" && (!isInNote || event.ctrlKey || event.metaKey);
    const isButton = event.target instanceof HTMLButtonElement && event.target.dataset.submits === undefined;
    if (isConfirmed && !isButton) {
      event.preventDefault();
      raise();
    }
    if (isInNote || event.ctrlKey || event.metaKey) return;
    const chosen = rules.find((each) => each.number === numberOf(event.key));
    if (chosen) setCode(chosen.code);
    if (event.key === "[") setSeverity((now) => stepSeverity(now, -1));
    if (event.key === "]") setSeverity((now) => stepSeverity(now, 1));
  }

  return (
    // Keys of the whole dialog; its controls have their own.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={root} tabIndex={-1} onKeyDown={onKeyDown} className="flex min-h-0 flex-col outline-none">
      <FlagAbout />
      <div className="grid min-h-0 grid-cols-[300px_minmax(0,1fr)] max-[760px]:grid-cols-1">
        <RuleList rules={rules} chosen={code} onChoose={setCode} onConfirm={raise} describedBy={policyId} />
        <div className="grid content-start gap-4 px-5 py-4">
          <div id={policyId}>
            <h3 className="mb-1 font-serif text-[19px] leading-6 font-semibold">
              {rule?.name ?? "Which rule?"}
            </h3>
            <p className="min-h-[69px] font-serif text-[16px] leading-[23px] text-pretty">
              {rule?.text ?? "Press its number. Its words are shown here before the flag is raised."}
            </p>
          </div>
          <SeverityChoice severity={severity} onChange={setSeverity} />
          <TextArea
            label="Note"
            hint="Optional; colleagues see it"
            rows={2}
            maxLength={NOTE_CHARS_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {rule && aboutId && <SimilarCases code={rule.code} commentId={aboutId} />}
        </div>
      </div>
      <footer className="sticky bottom-0 flex min-h-12 flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-2 text-small text-muted">
        <span className="flex items-center gap-1 max-[760px]:hidden">
          <Kbd>1</Kbd>–<Kbd>9</Kbd> <Kbd>0</Kbd> rule
        </span>
        <span className="flex items-center gap-1 max-[760px]:hidden">
          <Kbd>[</Kbd> <Kbd>]</Kbd> severity
        </span>
        <span className="flex items-center gap-1 max-[760px]:hidden">
          <Kbd>Tab</Kbd> note
        </span>
        <Button variant="primary" className="ml-auto" data-submits disabled={!rule} onClick={raise}>
          <Icon name="flag" />
          Raise flag
          <Kbd className="border-on-accent/45! bg-transparent! text-on-accent!">Enter</Kbd>
        </Button>
      </footer>
    </div>
  );
}

/** Which rule a comment breaks, how badly, and why. `6 Enter` is a whole flag. */
export function FlagDialog() {
  const { state } = useDesk();
  const isOpen = useStore(state, ({ dialog }) => dialog === "flag");
  const count = useStore(state, ({ checked }) => checked.size);
  const rules = useRules();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => state.set({ dialog: open ? "flag" : null })}
      title={count > 1 ? `Flag ${formatCount(count, "comment")}` : "Flag comment"}
      aside={<Kbd>Esc</Kbd>}
      width="large"
      initialFocus={panel}
    >
      {rules.data && <FlagForm rules={rules.data} root={panel} />}
      {rules.error && (
        <p role="alert" className="p-4">
          The house rules could not be read. {rules.error.message}{" "}
          <Button onClick={() => rules.refetch()}>Try again</Button>
        </p>
      )}
    </Dialog>
  );
}
