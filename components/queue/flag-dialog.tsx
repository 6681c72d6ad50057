"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { NameArea } from "@/components/annotations/name-area";
import { forgetDraft, useTextDraft } from "@/components/annotations/use-draft";
import { areSingleKeysOff, plainKey } from "@/components/keys/plain-key";
import { useClaim } from "@/components/keys/use-claim";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { ScrollBody } from "@/components/ui/scroll-body";
import { SEVERITIES, type Severity } from "@/lib/domain/severities";
import { formatCount } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { FlagAbout } from "./flag-about";
import { type FlagChoice, FlagFields } from "./flag-fields";
import { SavedReasons } from "./saved-reasons";
import { SimilarCases } from "./similar-cases";
import { useRules } from "./use-rules";

const NOTE_CHARS_MAX = 2000;

type FormDialog = "flag" | "remove" | "escalate";

const FORMS = {
  flag: { word: "Flag", icon: "flag" },
  remove: { word: "Remove", icon: "remove" },
  escalate: { word: "Escalate", icon: "escalate" },
} as const satisfies Record<FormDialog, { word: string; icon: IconName }>;

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

function FlagForm({ root, dialog }: { root: RefObject<HTMLDivElement | null>; dialog: FormDialog }) {
  const { acts, state } = useDesk();
  const aboutId = useStore(state, ({ flagging }) => flagging[0] ?? null);
  const [choice, setChoice] = useState<FlagChoice>({ ruleCode: "", severity: "medium" });
  const draft = `${dialog} ${aboutId}`;
  const [note, setNote] = useTextDraft(draft);
  const rules = useRules();
  const rule = rules.data?.find(({ code }) => code === choice.ruleCode);
  const choose = useChoiceKeys([choice, setChoice], root);
  const reasons = dialog === "remove" ? (rule?.reasons ?? []) : [];
  const canDo = rule !== undefined || dialog === "escalate";

  function confirm() {
    if (!canDo || state.get().dialog !== dialog) return;
    act();
    // Whoever is asked whether to overturn a colleague may come back.
    if (state.get().overturning === null) forgetDraft(draft);
  }

  function act() {
    const said = { severity: choice.severity, note: note.trim() || null };
    if (dialog === "flag") {
      if (rule) acts.flagAll({ ruleCode: rule.code, ruleName: rule.name, ...said });
    } else if (dialog === "remove") {
      acts.decideBecause("removed", {
        ...{ ruleCode: rule?.code ?? null, ruleName: rule?.name ?? null },
        ...said,
      });
    } else {
      acts.decideBecause("escalated", { ruleCode: null, ruleName: null, severity: null, note: said.note });
    }
  }

  function chooseReason(event: KeyboardEvent<HTMLElement>): boolean {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const reason = event.shiftKey && digit ? reasons[Number(digit) - 1] : undefined;
    if (reason !== undefined) setNote(reason);
    return reason !== undefined;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, nativeEvent } = event;
    const isInNote = target instanceof HTMLTextAreaElement;
    // The note has keys of its own; a radio button takes Enter for itself, and confirms here all the same.
    if (nativeEvent.isComposing || (isInNote && event.defaultPrevented)) return;
    const isButton = target instanceof HTMLElement && target.closest("button:not([role=radio])") !== null;
    const isConfirmed = event.key === "Enter" && !isInNote && !isButton;
    const key = isInNote ? null : plainKey(nativeEvent, areSingleKeysOff());
    const isChosen = key !== null && (chooseReason(event) || (dialog !== "escalate" && choose(key)));
    if (!isConfirmed && !isChosen) return;
    event.preventDefault();
    if (isConfirmed) confirm();
  }
  // A key that comes before the focus does is meant for the dialog.
  const early = Object.fromEntries([..."1234567890[]"].map((key) => [key, () => choose(key)]));
  useClaim({
    isUp: dialog !== "escalate",
    keys: early,
    kind: "move",
    isHere: (_, place) => place === "page",
  });

  const noteField = (
    <div className="grid gap-1">
      <span className="text-small font-[550]">
        Note <span className="font-normal text-faint">Optional; colleagues see it. @ names one.</span>
      </span>
      <NameArea
        label="Note"
        rows={2}
        maxLength={NOTE_CHARS_MAX}
        value={note}
        onChange={setNote}
        onSave={confirm}
        onCancel={() => undefined}
      />
      {dialog === "remove" && rule && (
        <SavedReasons
          {...{ rule, note }}
          onChange={() => root.current?.querySelector("textarea")?.focus()}
          onChoose={setNote}
        />
      )}
    </div>
  );
  return (
    // Keys of the whole dialog; its controls have their own.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={root}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="group/flag flex min-h-0 shrink! flex-col outline-none"
    >
      <ScrollBody>
        <FlagAbout />
        {dialog === "escalate" ? (
          <div className="px-5 py-4">{noteField}</div>
        ) : (
          <FlagFields hasKeys choice={choice} onChange={setChoice} note={noteField}>
            {rule && aboutId && <SimilarCases code={rule.code} commentId={aboutId} />}
          </FlagFields>
        )}
      </ScrollBody>
      <FlagFoot dialog={dialog} canDo={canDo} onConfirm={confirm} />
    </div>
  );
}

/** What the keys do, which is other in the note than beside it. */
function FlagFoot(props: { dialog: FormDialog; canDo: boolean; onConfirm: () => void }) {
  const { dialog, canDo, onConfirm } = props;
  const { icon, word } = FORMS[dialog];
  const hint = "flex items-center gap-1 keyless:hidden group-has-[textarea:focus]/flag:hidden";
  const cap = "border-on-accent/45! bg-transparent! text-on-accent!";
  return (
    <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-2 text-small text-muted">
      {dialog !== "escalate" && (
        <>
          <span className={`${hint} single-keys`}>
            <Kbd>1</Kbd>–<Kbd>9</Kbd> <Kbd>0</Kbd> rule
          </span>
          <span className={`${hint} single-keys`}>
            <Kbd>[</Kbd> <Kbd>]</Kbd> severity
          </span>
          <span className={hint}>
            <Kbd>Tab</Kbd> note
          </span>
        </>
      )}
      {!canDo && <span className="ml-auto">Choose a rule first</span>}
      <Button variant="primary" className={canDo ? "ml-auto" : ""} disabled={!canDo} onClick={onConfirm}>
        <Icon name={icon} />
        {word}
        <span aria-hidden="true">
          <Kbd className={`${cap} group-has-[textarea:focus]/flag:hidden!`}>Enter</Kbd>
          <Kbd className={`${cap} not-group-has-[textarea:focus]/flag:hidden!`}>Ctrl ↵</Kbd>
        </span>
      </Button>
    </footer>
  );
}

/** Which rule a comment breaks, how badly, and why: for a flag, or together with a removal. `6 Enter` is a whole flag. */
export function FlagDialog() {
  const { state } = useDesk();
  const dialog = useStore(state, (now) => (now.dialog === "keys" ? null : now.dialog));
  const count = useStore(state, ({ flagging }) => flagging.length);
  const panel = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<FormDialog>("flag");
  // While it closes, it is still the one that it was.
  if (dialog !== null && dialog !== last) setLast(dialog);
  // Read beforehand: the first key may be a number.
  useRules();
  return (
    <Dialog
      open={dialog !== null}
      onOpenChange={(open) => !open && state.set({ dialog: null })}
      title={`${FORMS[last].word} ${count > 1 ? formatCount(count, "comment") : "comment"}`}
      aside={<Kbd>Esc</Kbd>}
      width={last === "escalate" ? "medium" : "large"}
      initialFocus={() =>
        panel.current?.querySelector<HTMLElement>(last === "escalate" ? "textarea" : "[role=radio]") ??
        panel.current
      }
    >
      <FlagForm key={last} root={panel} dialog={last} />
    </Dialog>
  );
}
