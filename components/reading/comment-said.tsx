import { Annotated } from "@/components/annotations/annotated";
import { LikesChip } from "@/components/likes/likes-chip";
import { Time } from "@/components/ui/time";
import type { CommentDetail, CommentRow } from "@/lib/comments/data";
import { knownNet } from "@/lib/domain/known-net";
import type { Entry } from "@/lib/outbox/entry";
import { projectAnnotations, type Read } from "@/lib/outbox/project";
import { useStore } from "@/lib/outbox/use-store";
import { AnswersLine } from "./answers-line";
import { CommentBody } from "./comment-body";
import { useDesk } from "./desk-context";
import { MarksList } from "./marks-list";
import { MentionsLine } from "./mentions-line";
import { NetVotes } from "./net-votes";
import { NoteEditor } from "./note-editor";
import { hasVotes, printedVotes } from "./printed-votes";
import { SourceFacts } from "./source-facts";
import { TagsLine } from "./tags-line";
import { useNow } from "./use-now";
import { useLandingIn } from "./use-quote-jump";
import { VoteBar } from "./vote-bar";
import { VoteHistory } from "./vote-history";

const NO_QUOTES: CommentDetail["quotes"] = [];
const NOT_QUOTED: CommentDetail["quotedBy"] = [];

function Annotations({ detail, entries }: { detail: Read<CommentDetail>; entries: readonly Entry[] }) {
  const { me, acts, state } = useDesk();
  const isWriting = useStore(state, ({ isWritingNote }) => isWritingNote);
  const now = projectAnnotations(detail, entries, me);
  return (
    <div className="px-5 pb-3">
      <MarksList commentId={detail.id} flags={now.flagVoices} notes={now.notes} />
      {isWriting && (
        <NoteEditor
          draftKey={detail.id}
          label="Note"
          onCancel={() => state.set({ isWritingNote: false })}
          onSave={(text) => {
            state.set({ isWritingNote: false });
            acts.do({ kind: "note", commentId: detail.id, noteId: crypto.randomUUID(), text });
          }}
        />
      )}
      <TagsLine commentId={detail.id} tags={now.tags} />
    </div>
  );
}

type CommentSaidProps = {
  row: CommentRow;
  detail: Read<CommentDetail> | null;
  entries: readonly Entry[];
  /** Why the rest of it is not here; null: it could not be read, which is said elsewhere. */
  awaits: string | null;
};

/** Who said what and how it was received: the comment, its votes as the source printed them, flags, notes and tags. */
export function CommentSaid({ row, detail, entries, awaits }: CommentSaidProps) {
  const { acts } = useDesk();
  const now = useNow();
  const here = useLandingIn(row.id);
  const body = detail?.body ?? row.excerpt;
  return (
    <>
      <article className="px-5 pt-4 pb-3" data-comment={row.id}>
        <p className="mb-2 flex items-baseline gap-2 text-small text-muted">
          <b className="max-w-[50%] truncate text-base font-[550] text-ink [unicode-bidi:isolate]">
            {row.author ?? "unnamed"}
          </b>
          {row.postedAt && <Time at={row.postedAt} now={now} as="time" className="num whitespace-nowrap" />}
          {detail && <AnswersLine detail={detail} entries={entries} />}
        </p>
        <Annotated subjectId={row.id} text={detail?.body ?? null}>
          <CommentBody
            body={body}
            bodyChars={row.bodyChars}
            articleTitle={row.articleTitle}
            quotes={detail?.quotes ?? NO_QUOTES}
            quotedBy={detail?.quotedBy ?? NOT_QUOTED}
            here={here}
            onRead={acts.read}
          />
        </Annotated>
        {detail && <MentionsLine mentions={detail.mentions} onRead={acts.read} />}
        {!detail && awaits !== null && row.bodyChars > body.length && (
          <p className="mt-1 text-small text-faint">{awaits}</p>
        )}
      </article>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-5 pb-3">
        <span data-votes className="num text-comment font-semibold whitespace-pre">
          {printedVotes(row)}
        </span>
        <VoteBar upvotes={row.upvotes} downvotes={row.downvotes} isBig />
        {row.net === null && (
          <span className="text-micro text-muted">
            {knownNet(row) !== null && (
              <>
                Net <NetVotes votes={row} />, derived from up and down.{" "}
              </>
            )}
            No {hasVotes(row) ? "net score" : "votes"} in source
          </span>
        )}
      </p>
      {detail && <VoteHistory comment={detail} votes={detail.votes} seenAt={detail.seenAt} />}
      {detail && <SourceFacts detail={detail} />}
      {detail?.likes && <LikesChip key={detail.likes.clusterId} likes={detail.likes} />}
      {detail && <Annotations detail={detail} entries={entries} />}
    </>
  );
}
