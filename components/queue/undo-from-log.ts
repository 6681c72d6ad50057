import { actSaid, changedSaid } from "@/components/activity/act-words";
import { undoLoggedAct } from "@/components/activity/undo-logged-act";
import { fetchJson } from "@/components/reading/fetch-json";
import { nowHere } from "@/components/ui/zone";
import type { OwnAct } from "@/lib/activity/view";
import type { LoggedAct } from "@/lib/outbox/entry";
import type { DeskMoves } from "./desk-moves";
import type { ActParts } from "./desk-parts";

const FRAMES_MAX = 60;

type Moves = Pick<DeskMoves, "select">;

/** Undoes an act of this tab that the desk has already. */
export async function undoLogged(parts: ActParts, moves: Moves, act: LoggedAct): Promise<void> {
  const { state, outbox, refresh } = parts;
  state.set({ announcement: `Undoing: ${act.said} …` });
  const { changedSince, failure } = await undoLoggedAct(act);
  if (failure === null) outbox.forget(act.id);
  refresh(act.subjectId);
  const [since] = changedSince;
  const refusal = failure ?? (since && `${changedSaid(since, nowHere())}.`);
  state.set({ announcement: refusal ? `Not undone: ${refusal}` : `Undone: ${act.said}` });
  if (parts.isListed(act.subjectId)) moves.select(act.subjectId);
}

/** What could not be undone is passed over by the next press. */
let passedOver: Pick<OwnAct, "at" | "id"> | null = null;

/** Undoes what whoever is signed in did last, as the desk's log has it: before this page was loaded, or on another device. */
export async function undoFromLog(parts: ActParts, moves: Moves): Promise<void> {
  const { state } = parts;
  state.set({ announcement: "Looking in the log …" });
  const last = await readLast().catch(() => undefined);
  if (last === undefined) {
    state.set({ announcement: "The log could not be read. Press U to try again." });
  } else if (last === null) {
    passedOver = null;
    state.set({ announcement: "Nothing to undo" });
  } else if (last.subject === "cluster") {
    const act = last.toStatus === null || last.toStatus === "open" ? "flag" : last.toStatus;
    state.set({
      undoing: { id: last.id, clusterId: last.subjectId, act, count: last.count },
      announcement: "",
    });
  } else await undoLast(parts, moves, last);
}

function readLast(): Promise<OwnAct | null> {
  const before = passedOver ? `?${new URLSearchParams({ at: passedOver.at, id: passedOver.id })}` : "";
  return fetchJson<OwnAct | null>(`/api/activity/last${before}`);
}

async function undoLast(parts: ActParts, moves: Moves, act: OwnAct): Promise<void> {
  const { state, isListed, refresh, readListAgain } = parts;
  const said = nameOf(act);
  const { changedSince, failure } = await undoLoggedAct(act);
  refresh(act.subjectId);
  for (const { commentId } of changedSince) refresh(commentId);
  const [since] = changedSince;
  passedOver = since ? { at: act.at, id: act.id } : passedOver;
  if (failure !== null) state.set({ announcement: `Not undone: ${said}. ${failure}` });
  else if (since) {
    const why = changedSaid(since, nowHere());
    state.set({ announcement: `Not undone: ${said}, ${why}. U undoes what you did before it.` });
  } else {
    state.set({ announcement: `Undone: ${said}` });
    if (!isListed(act.subjectId)) {
      await readListAgain();
      await untilDrawn(() => isListed(act.subjectId));
    }
  }
  if (isListed(act.subjectId)) moves.select(act.subjectId);
}

/** A list that was read again is drawn some frames later. */
async function untilDrawn(isDrawn: () => boolean): Promise<void> {
  for (let frame = 0; frame < FRAMES_MAX && !isDrawn(); frame += 1) await new Promise(requestAnimationFrame);
}

function nameOf(act: OwnAct): string {
  const said = actSaid(act);
  if (act.position === null || act.count > 1) return said;
  return `${said}, No. ${act.position} of ${act.articleTitle ?? "an untitled page"}`;
}
