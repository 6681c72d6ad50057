import { FlagFields } from "@/components/queue/flag-fields";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { annotateAction } from "@/lib/annotations/actions";
import type { AnnotationKind } from "@/lib/annotations/view";
import { useAnnotate } from "./annotate-context";
import {
  type AnnotationDraft,
  annotationDraftSchema,
  askedOf,
  beginDraft,
  draftKeyOf,
} from "./annotation-draft";
import { shortened } from "./shortened";
import type { PassageOf } from "./text-places";
import { useAnnotationAct, withAnnotation } from "./use-annotation-act";
import { forgetDraft, readDraft, useDraft } from "./use-draft";
import { WordsForm } from "./words-form";

const WORDS_CHARS = 160;
const TAG_CHARS_MAX = 40;

const KINDS: { value: AnnotationKind; label: string; icon: AnnotationKind }[] = [
  { value: "note", label: "Note", icon: "note" },
  { value: "tag", label: "Tag", icon: "tag" },
  { value: "flag", label: "Flag", icon: "flag" },
];

const FIRST_FIELD = { note: "textarea", tag: "input", flag: "[role=radio]" } satisfies Record<
  AnnotationKind,
  string
>;

/** What a moderator says of a passage, while it is written. */
export function AnnotationEditor({
  passage,
  kind,
  text,
}: {
  passage: PassageOf;
  kind: AnnotationKind;
  text: string;
}) {
  const { state } = useAnnotate();
  const { subjectId } = passage;
  const key = draftKeyOf(subjectId);
  const [draft, keep] = useDraft(key, () =>
    beginDraft(readDraft(key, annotationDraftSchema), { text, passage, kind, newId: crypto.randomUUID() }),
  );
  const { send, isSending, failure } = useAnnotationAct(subjectId);
  const asked = askedOf(draft, subjectId);
  const change = (next: Partial<AnnotationDraft>) => keep({ ...draft, ...next });

  async function save() {
    if (!asked) return;
    if (!(await send(() => annotateAction(asked), withAnnotation, { id: asked.id, said: "Annotated" })))
      return;
    forgetDraft(key);
    state.set({ writing: null, picked: { id: asked.id }, announcement: "Saved. Colleagues see it." });
  }

  function cancel() {
    const hasWords = draft.text.trim() !== "" || draft.tag.trim() !== "";
    if (hasWords) change({ isOpen: false });
    else forgetDraft(key);
    state.set({ writing: null, announcement: hasWords ? "Draft kept" : "Nothing is annotated." });
  }

  return (
    <div className="rounded-control bg-sunken px-3 pt-2 pb-1">
      <p className="flex items-center gap-2">
        <q className="min-w-0 flex-1 font-serif text-[14px] [overflow-wrap:anywhere]">
          {shortened(draft.exact, WORDS_CHARS)}
        </q>
      </p>
      <WordsForm
        label={draft.kind === "note" ? "Note on the passage" : "Note, if you like"}
        placeholder={draft.kind === "note" ? undefined : "Note, if you like"}
        text={draft.text}
        onText={(next) => change({ text: next })}
        saveLabel={`Save ${draft.kind}`}
        canSave={asked !== null}
        isSending={isSending}
        failure={failure}
        onSave={() => void save()}
        onCancel={cancel}
        firstField={FIRST_FIELD[draft.kind]}
      >
        <div>
          <Segmented
            label="Kind"
            value={draft.kind}
            onChange={(next) => change({ kind: next })}
            options={KINDS}
            showsWords
          />
        </div>
        {draft.kind === "tag" && (
          <TextField
            label="Tag"
            value={draft.tag}
            maxLength={TAG_CHARS_MAX}
            onChange={(event) => change({ tag: event.target.value })}
          />
        )}
        {draft.kind === "flag" && (
          <div className="rounded-control border border-line bg-raised">
            <FlagFields
              choice={draft}
              onChange={({ ruleCode, severity }) => change({ ruleCode, severity })}
            />
          </div>
        )}
      </WordsForm>
    </div>
  );
}
