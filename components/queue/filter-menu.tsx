import { Popover } from "@base-ui/react/popover";
import { type FormEvent, useState } from "react";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SelectField, TextField } from "@/components/ui/text-field";
import { STATUS_LABEL, STATUSES, type Status } from "@/lib/domain/statuses";
import { useStore } from "@/lib/outbox/use-store";
import { BarWord } from "./list-menus";
import { useQueue } from "./queue-context";
import { useRules } from "./use-rules";

function Toggle({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className="h-7 rounded-control border border-line px-2.5 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium"
    >
      {label}
    </button>
  );
}

const AT_SOURCE = [
  { word: "swing", label: "Sudden swing" },
  { word: "edited", label: "Edited" },
  { word: "gone", label: "Gone" },
] as const;

function wholeNumber(text: FormDataEntryValue | null): number | null {
  const value = Number.parseInt(String(text ?? ""), 10);
  return Number.isSafeInteger(value) ? value : null;
}

function positive(text: FormDataEntryValue | null): number | null {
  const value = Number.parseFloat(String(text ?? ""));
  return value > 0 ? value : null;
}

function VotesAndTag({ onDone }: { onDone: () => void }) {
  const { address } = useQueue();
  const { netMin, netMax, tag, changeMin, changeMax, perDayMin, deviationMin } = address.query;
  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const word = String(form.get("tag") ?? "").trim();
    void address.change({
      netMin: wholeNumber(form.get("netMin")),
      netMax: wholeNumber(form.get("netMax")),
      tag: word || null,
      changeMin: wholeNumber(form.get("changeMin")),
      changeMax: wholeNumber(form.get("changeMax")),
      perDayMin: positive(form.get("perDayMin")),
      deviationMin: positive(form.get("deviationMin")),
    });
    onDone();
  }
  return (
    <form onSubmit={apply} className="grid gap-3">
      <div className="grid grid-cols-2 gap-2">
        <TextField label="Net votes from" name="netMin" type="number" step={1} defaultValue={netMin ?? ""} />
        <TextField label="to" name="netMax" type="number" step={1} defaultValue={netMax ?? ""} />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Votes moved from"
          name="changeMin"
          type="number"
          step={1}
          defaultValue={changeMin ?? ""}
        />
        <TextField label="to" name="changeMax" type="number" step={1} defaultValue={changeMax ?? ""} />
        <TextField
          label="A day, at least"
          name="perDayMin"
          type="number"
          step="any"
          min={0}
          defaultValue={perDayMin ?? ""}
        />
        <TextField
          label="Unusual, at least"
          name="deviationMin"
          type="number"
          step="any"
          min={0}
          defaultValue={deviationMin ?? ""}
        />
      </div>
      <TextField label="Tag" name="tag" defaultValue={tag ?? ""} maxLength={40} />
      <Button type="submit" variant="primary" className="justify-self-end">
        Filter
      </Button>
    </form>
  );
}

function ThisArticle() {
  const { address, rows } = useQueue();
  const { state } = useDesk();
  const selectedId = useStore(state, (now) => now.selectedId);
  const row = rows.find(({ id }) => id === selectedId);
  if (!row || address.query.article === row.articleId) return null;
  return (
    <Button
      className="justify-start overflow-hidden"
      onClick={() =>
        address.change({
          ...{ article: row.articleId, paragraph: null, status: [] },
          sort: { by: "position", descending: false },
        })
      }
    >
      <span className="truncate">Only this article, in page order</span>
    </Button>
  );
}

/** Every filter that the address knows, in one small panel. */
export function FilterMenu() {
  const { address } = useQueue();
  const rules = useRules();
  const [isOpen, setOpen] = useState(false);
  const { status, reason, flags, notes } = address.query;
  const toggle = (each: Status, isOn: boolean) =>
    address.change({ status: STATUSES.filter((one) => (one === each ? isOn : status.includes(one))) });
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        render={<IconButton icon="filter" label="Add a filter" word={<BarWord>Filter</BarWord>} />}
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-30">
          <Popover.Popup
            aria-label="Filters"
            className="grid max-h-(--available-height) w-[min(300px,calc(100vw-24px))] gap-3 overflow-y-auto rounded-panel bg-raised p-3 shadow-menu outline-none"
          >
            <fieldset>
              <legend className="mb-[5px] text-small font-[550]">Status</legend>
              <div className="flex flex-wrap gap-1">
                {STATUSES.map((each) => (
                  <Toggle
                    key={each}
                    label={STATUS_LABEL[each]}
                    isOn={status.includes(each)}
                    onChange={(isOn) => toggle(each, isOn)}
                  />
                ))}
              </div>
            </fieldset>
            <fieldset>
              <legend className="mb-[5px] text-small font-[550]">Has</legend>
              <div className="flex gap-1">
                <Toggle
                  label="Flags"
                  isOn={flags !== null}
                  onChange={(isOn) => address.change({ flags: isOn ? "yes" : null })}
                />
                <Toggle
                  label="Notes"
                  isOn={notes !== null}
                  onChange={(isOn) => address.change({ notes: isOn ? "yes" : null })}
                />
              </div>
            </fieldset>
            <fieldset>
              <legend className="mb-[5px] text-small font-[550]">At its source</legend>
              <div className="flex flex-wrap gap-1">
                {AT_SOURCE.map(({ word, label }) => (
                  <Toggle
                    key={word}
                    label={label}
                    isOn={address.query[word] !== null}
                    onChange={(isOn) => address.change({ [word]: isOn ? "yes" : null })}
                  />
                ))}
              </div>
            </fieldset>
            <SelectField
              label="Flagged for"
              value={reason ?? ""}
              onChange={(event) => address.change({ reason: event.target.value || null })}
              options={[
                { value: "", label: "Any reason or none" },
                ...(rules.data ?? []).map((rule) => ({ value: rule.code, label: rule.name })),
              ]}
            />
            <VotesAndTag onDone={() => setOpen(false)} />
            <ThisArticle />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
