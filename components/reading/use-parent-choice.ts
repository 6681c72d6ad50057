import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import type { CommentDetail } from "@/lib/comments/data";
import type { NearComment } from "@/lib/links/data";
import type { Entry } from "@/lib/outbox/entry";
import { projectLink, type Read } from "@/lib/outbox/project";
import { useDesk } from "./desk-context";
import { fetchJson } from "./fetch-json";

/** Stands for "answers no other comment". */
export const NOBODY = "nobody";
/** So near to the end of the list the next comments are asked for. */
const MARGIN = 3;
const DIGITS_MAX = 7;

const STEP: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** A letter is no part of a number, and no key of the desk while one chooses. */
const isOfField = (key: string) => key.length > 1 || /\d/.test(key);

/** The comments around a number of its thread, without itself. */
function useNear(id: string, around: number) {
  const { data, error, isSuccess, isPlaceholderData } = useQuery({
    queryKey: ["near", id, around],
    queryFn: ({ signal }) => fetchJson<NearComment[]>(`/api/comments/${id}/near?around=${around}`, signal),
    // Comments stay while others around another number are read, those of another thread do not.
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
  const rows = (data ?? []).filter((row) => row.id !== id);
  return { rows, error, isAnswered: isSuccess && !isPlaceholderData };
}

/** Enter on a number whose comment is still on its way counts when it arrives. */
function useConfirmed(chosen: string | undefined, choose: (id: string) => void) {
  const [isConfirmed, setConfirmed] = useState(false);
  const onArrival = useEffectEvent(choose);
  // The server's answer, after the key.
  useEffect(() => {
    if (isConfirmed && chosen !== undefined) onArrival(chosen);
  }, [isConfirmed, chosen]);
  const confirm = () => (chosen === undefined ? setConfirmed(true) : choose(chosen));
  return { confirm, forget: () => setConfirmed(false) };
}

/** Choosing what a comment answers: by steps, by its number, or with a click. */
export function useParentChoice(detail: Read<CommentDetail>, entries: readonly Entry[]) {
  const { me, acts, state } = useDesk();
  const { replyTo, correction } = projectLink(detail, entries, me);
  const [typed, setTyped] = useState("");
  const [around, setAround] = useState(replyTo?.position ?? detail.position);
  const [moved, setMoved] = useState<string | null>(null);
  const { rows, error, isAnswered } = useNear(detail.id, around);
  const byNumber = rows.find(({ position }) => position === Number(typed));
  const above = rows.findLast(({ position }) => position < detail.position);
  const chosen = typed ? byNumber?.id : (moved ?? replyTo?.id ?? above?.id ?? NOBODY);

  function close(announcement: string) {
    state.set({ isChoosingParent: false, announcement });
  }

  function choose(id: string) {
    const row = rows.find((one) => one.id === id);
    if (!row && id !== NOBODY) return;
    const parent = row
      ? { id, position: row.position, evidence: "moderator", isGone: row.goneAt !== null }
      : null;
    const isSo = correction !== null && (replyTo?.id ?? NOBODY) === id;
    if (!isSo) acts.do({ kind: "link", commentId: detail.id, parent, before: { replyTo, correction } });
    close(isSo ? `No. ${detail.position} answers ${row ? `No. ${row.position}` : "nobody"} already` : "");
  }

  const { confirm, forget } = useConfirmed(chosen, choose);

  function move(step: number) {
    const ids = [NOBODY, ...rows.map(({ id }) => id)];
    const from = chosen === undefined ? 0 : ids.indexOf(chosen);
    const at = Math.min(ids.length - 1, Math.max(0, from + step));
    setTyped("");
    forget();
    setMoved(ids[at] ?? NOBODY);
    const row = rows[at - 1];
    if (row && (at - 1 < MARGIN || rows.length - at < MARGIN)) setAround(row.position);
  }

  function type(text: string) {
    const digits = text.replace(/\D/g, "").slice(0, DIGITS_MAX);
    const isNobody = digits === "0";
    forget();
    setTyped(isNobody ? "" : digits.replace(/^0+/, ""));
    if (isNobody) setMoved(NOBODY);
    else if (digits) setAround(Number(digits));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { key, ctrlKey, metaKey, altKey, nativeEvent } = event;
    if (nativeEvent.isComposing || ctrlKey || metaKey || altKey) return;
    const step = STEP[key.length === 1 ? key.toLowerCase() : key];
    if (step !== undefined) move(step);
    else if (key === "Enter") confirm();
    else if (key === "Escape") close("");
    else if (key === "Backspace" && typed === "") setMoved(NOBODY);
    else if (isOfField(key)) return;
    event.preventDefault();
  }

  const isMissing = typed !== "" && chosen === undefined && isAnswered;
  return { rows, typed, chosen, isMissing, error, choose, type, close, onKeyDown };
}
