import Link from "next/link";
import { printedVotes } from "@/components/reading/printed-votes";
import { Icon } from "@/components/ui/icon";
import { TextDifference } from "@/components/ui/text-difference";
import type { CommentChange, ImportChange } from "@/lib/domain/import-change";
import { formatInteger } from "@/lib/format";
import { SwingBar } from "./swing-bar";

// Comparing whole books word by word would hold up the page.
const COMPARED_CHARS_MAX = 8_000;

type ChangeRowProps = {
  change: ImportChange;
  /** The comment is on the desk, so that a link can lead to it. */
  isStored: boolean;
};

/** One thing that an import changes. */
export function ChangeRow({ change, isStored }: ChangeRowProps) {
  if (change.kind === "refused") {
    return (
      <li className="border-b border-line py-2">
        <p className="[overflow-wrap:anywhere]">{change.message}</p>
        <p className="num text-small [overflow-wrap:anywhere] text-muted">
          {change.file}
          {change.line !== null && `, line ${formatInteger(change.line)}`}
        </p>
      </li>
    );
  }
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Excerpt change={change} isStored={isStored} />
        <p className="num truncate text-small text-muted">
          No. {formatInteger(change.position)}, {change.author ?? "unnamed"},{" "}
          {change.articleTitle ?? "untitled article"}
        </p>
      </div>
      {change.kind === "votes" && <VotesMoved before={change.before} after={change.after} />}
      {change.kind === "edited" && <WordsMoved before={change.before} after={change.after} />}
    </li>
  );
}

function Excerpt({ change, isStored }: { change: CommentChange; isStored: boolean }) {
  const words = change.excerpt.trim() || "Empty body";
  const look = `line-clamp-2 [overflow-wrap:anywhere] [unicode-bidi:plaintext] ${change.excerpt.trim() ? "" : "text-faint"}`;
  if (!isStored) return <p className={look}>{words}</p>;
  const href = `/queue?article=${change.articleId}&sort=position&comment=${change.commentId}`;
  return (
    <Link prefetch={false} className={`${look} focus-inside scroll-mb-16 hover:underline`} href={href}>
      {words}
    </Link>
  );
}

type Votes = Extract<CommentChange, { kind: "votes" }>["before"];

function VotesMoved({ before, after }: { before: Votes; after: Votes }) {
  return (
    <p className="num flex items-center justify-between gap-x-2 self-center">
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        {/* Struck through, the signs could not be read. */}
        <del className="text-faint no-underline">{printedVotes(before)}</del>
        <Icon name="go" label="became" className="size-3 text-faint" />
        <span>{printedVotes(after)}</span>
      </span>
      <SwingBar before={before} after={after} />
    </p>
  );
}

function WordsMoved({ before, after }: { before: string; after: string }) {
  const isLong = before.length > COMPARED_CHARS_MAX || after.length > COMPARED_CHARS_MAX;
  return (
    <div className="max-w-[68ch] border-l border-line pl-3 sm:col-span-2">
      <TextDifference
        before={before.slice(0, COMPARED_CHARS_MAX)}
        after={after.slice(0, COMPARED_CHARS_MAX)}
      />
      {isLong && (
        <p className="mt-1 text-small text-muted">
          The first {formatInteger(COMPARED_CHARS_MAX)} characters. The whole difference stands in the
          comment’s history.
        </p>
      )}
    </div>
  );
}
