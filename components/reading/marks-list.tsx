import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { annotationsQueryOptions } from "@/components/annotations/annotation-queries";
import { NamedText } from "@/components/annotations/named-text";
import { NoteTalk } from "@/components/annotations/note-talk";
import { Clipped } from "@/components/ui/clipped";
import { Icon, type IconName } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import type { CommentFlag, CommentNote } from "@/lib/comments/data";
import { useDesk } from "./desk-context";
import { NoteEditor } from "./note-editor";
import { useNow } from "./use-now";

function Mark(props: {
  icon: IconName;
  tone: string;
  children: ReactNode;
  by: string;
  at: string;
  actions?: ReactNode;
}) {
  const now = useNow();
  return (
    <li className="group/mark grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 py-[3px]">
      <Icon name={props.icon} className={`mt-px size-4 ${props.tone}`} />
      <div className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">{props.children}</div>
      <span className="flex items-start gap-0.5 text-micro leading-[18px] text-faint">
        <Time at={props.at} now={now} as="age" before={`${props.by}, `} />
        {props.actions}
      </span>
    </li>
  );
}

function FlagMark({ flag, commentId }: { flag: CommentFlag; commentId: string }) {
  const { me, acts, closedBecause } = useDesk();
  const isOwn = flag.moderatorId === me.id && closedBecause === null;
  const { ruleCode, ruleName, severity } = flag;
  return (
    <Mark
      icon="flag"
      tone="text-flag"
      by={flag.moderatorName}
      at={flag.raisedAt}
      actions={
        isOwn && (
          <IconButton
            icon="close"
            label={`Withdraw flag: ${flag.ruleName}`}
            className="-my-[3px] size-6!"
            onClick={() =>
              acts.do({
                ...{ kind: "withdraw", commentId, ruleCode },
                flag: { ruleCode, ruleName, severity, note: flag.note },
              })
            }
          />
        )
      }
    >
      <b className="font-[550]">{flag.ruleName}</b>{" "}
      <span className="text-muted">
        {flag.severity}
        {flag.earlierVersion !== null && (
          <>
            , by{" "}
            <Link className="link" href={`/rules/${flag.ruleCode}`}>
              version {flag.earlierVersion}
            </Link>{" "}
            of the rule
          </>
        )}
        {flag.note && <Clipped text={flag.note}>. {flag.note}</Clipped>}
      </span>
    </Mark>
  );
}

function NoteMark({ note, commentId }: { note: CommentNote; commentId: string }) {
  const { me, acts, closedBecause } = useDesk();
  const [isEditing, setEditing] = useState(false);
  const isOwn = note.moderatorId === me.id && closedBecause === null;
  if (isEditing) {
    return (
      <li>
        <NoteEditor
          draftKey={note.id}
          label="Edit note"
          text={note.text}
          onCancel={() => setEditing(false)}
          onSave={(text) => {
            setEditing(false);
            acts.do({ kind: "edit-note", commentId, noteId: note.id, text });
          }}
        />
      </li>
    );
  }
  return (
    <Mark
      icon="note"
      tone="text-faint"
      by={note.moderatorName}
      at={note.writtenAt}
      actions={
        isOwn && (
          <>
            <IconButton
              icon="edit"
              label="Edit note"
              className="-my-[3px] size-6!"
              onClick={() => setEditing(true)}
            />
            <IconButton
              icon="close"
              label="Delete note"
              className="-my-[3px] size-6!"
              onClick={() => acts.do({ kind: "delete-note", commentId, noteId: note.id })}
            />
          </>
        )
      }
    >
      <NoteWords commentId={commentId} note={note} />
      {note.editedAt && <span className="text-micro text-faint"> edited</span>}
      <NoteTalk commentId={commentId} noteId={note.id} />
    </Mark>
  );
}

/** With the names of those it names standing out. */
function NoteWords({ commentId, note }: { commentId: string; note: CommentNote }) {
  const { data } = useQuery(annotationsQueryOptions(commentId));
  const namedIds = data?.threads.find(({ noteId }) => noteId === note.id)?.namedIds ?? [];
  return (
    <Clipped text={note.text}>
      <NamedText text={note.text} namedIds={namedIds} />
    </Clipped>
  );
}

type MarksListProps = { commentId: string; flags: CommentFlag[]; notes: CommentNote[] };

/** Who flagged the comment and why, and what colleagues noted about it. */
export function MarksList({ commentId, flags, notes }: MarksListProps) {
  return (
    <ul>
      {flags.map((flag) => (
        <FlagMark key={`${flag.moderatorId} ${flag.ruleCode}`} flag={flag} commentId={commentId} />
      ))}
      {notes.map((note) => (
        <NoteMark key={note.id} note={note} commentId={commentId} />
      ))}
    </ul>
  );
}
