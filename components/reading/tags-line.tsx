import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { useDesk } from "./desk-context";

const TAG_CHARS_MAX = 40;

function TagInput({ onAdd, onClose }: { onAdd: (tag: string) => void; onClose: () => void }) {
  const [value, setValue] = useState("");
  function add() {
    const tag = value.trim().toLowerCase();
    if (tag) onAdd(tag);
    onClose();
  }
  return (
    <input
      // The field appears because its button was pressed.
      // biome-ignore lint/a11y/noAutofocus: see above
      autoFocus
      aria-label="New tag"
      value={value}
      maxLength={TAG_CHARS_MAX}
      placeholder="tag, then Enter"
      onChange={(event) => setValue(event.target.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") add();
        if (event.key === "Escape") onClose();
      }}
      className="h-6 w-32 rounded-control border border-line-strong bg-raised px-1.5 text-small"
    />
  );
}

/** The comment's tags; each is taken off with its cross. */
export function TagsLine({ commentId, tags }: { commentId: string; tags: string[] }) {
  const { acts, closedBecause } = useDesk();
  const [isAdding, setAdding] = useState(false);
  const isClosed = closedBecause !== null;
  if (isClosed && tags.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1 py-[3px]">
      <Icon name="tag" className="mr-1 size-4 text-faint" />
      {tags.map((tag) => (
        <span
          key={tag}
          className="inline-flex h-6 max-w-full items-center rounded-control bg-sunken pl-2 text-small text-muted"
        >
          <span className="truncate">{tag}</span>
          {isClosed ? (
            <span className="w-2" />
          ) : (
            <button
              type="button"
              aria-label={`Take off tag ${tag}`}
              className="grid size-6 place-items-center text-faint hover:text-ink"
              onClick={() => acts.do({ kind: "untag", commentId, tag })}
            >
              <Icon name="close" className="size-[11px]" />
            </button>
          )}
        </span>
      ))}
      {isAdding ? (
        <TagInput
          onAdd={(tag) => acts.do({ kind: "tag", commentId, tag })}
          onClose={() => setAdding(false)}
        />
      ) : (
        !isClosed && (
          <button
            type="button"
            className="inline-flex h-6 items-center gap-1 rounded-control px-1.5 text-small text-faint hover:bg-hover hover:text-ink"
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" className="size-[11px]" />
            Tag
          </button>
        )
      )}
    </div>
  );
}
