import { useQuery } from "@tanstack/react-query";
import { useDesk } from "@/components/reading/desk-context";
import { NetVotes } from "@/components/reading/net-votes";
import { commentQueryOptions } from "@/components/reading/reading-queries";
import { VoteBar } from "@/components/reading/vote-bar";
import { textLanguage } from "@/lib/domain/text-language";
import { useStore } from "@/lib/outbox/use-store";
import { useQueue } from "./queue-context";

/** What the flag is about: the whole comment with its votes, and how many others were selected. */
export function FlagAbout() {
  const { state } = useDesk();
  const { rows } = useQueue();
  const flagging = useStore(state, (now) => now.flagging);
  const id = flagging[0] ?? null;
  const { data } = useQuery({ ...commentQueryOptions(id ?? ""), enabled: id !== null });
  const row = rows.find((one) => one.id === id);
  const comment = data ?? row;
  if (!comment) return null;
  const body = data?.body ?? comment.excerpt;
  return (
    <div className="flex items-start gap-3 border-b border-line bg-surface px-4 py-3">
      <span className="num shrink-0 pt-px text-[13.5px] font-semibold">
        <NetVotes votes={comment} />
      </span>
      <span className="shrink-0 pt-1.5">
        <VoteBar upvotes={comment.upvotes} downvotes={comment.downvotes} />
      </span>
      <section
        aria-label="The comment"
        lang={textLanguage(body, comment.articleTitle)}
        // What scrolls must be reached by keys too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="max-h-[24dvh] min-w-0 flex-1 overflow-y-auto rounded-chip text-ink [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]"
      >
        {flagging.length > 1 && (
          <p className="text-muted">The first of {flagging.length}; the flag goes to all of them.</p>
        )}
        {body.trim() || "Empty at the source"}
        {!data && comment.bodyChars > body.length && <span className="text-faint"> Loading the rest…</span>}
      </section>
    </div>
  );
}
