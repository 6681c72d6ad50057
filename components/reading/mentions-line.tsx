import type { CommentMention } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";

const NAMED_MAX = 12;

type MentionsLineProps = {
  mentions: readonly Pick<CommentMention, "id" | "position">[];
  onRead: (commentId: string) => void;
};

/** The other comments that one speaks of, beside the one it answers; nothing where there are none. */
export function MentionsLine({ mentions, onRead }: MentionsLineProps) {
  if (mentions.length === 0) return null;
  const others = mentions.length - NAMED_MAX;
  return (
    <p className="mt-1 text-small text-muted">
      also speaks of{" "}
      {mentions.slice(0, NAMED_MAX).map(({ id, position }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <button type="button" className="link min-h-6" onClick={() => onRead(id)}>
            No. {formatInteger(position)}
          </button>
        </span>
      ))}
      {others > 0 && ` and ${formatInteger(others)} more`}
    </p>
  );
}
