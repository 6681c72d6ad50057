import "server-only";
import { type ActPlace, selectActs } from "@/lib/activity/select-acts";
import type { ActivityPage, OwnAct } from "@/lib/activity/view";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { writePageMarker } from "@/lib/page-marker";
import { readTimePlace, timePlaceSchema } from "@/lib/time-place";

const PAGE_ROWS = 50;

/** Fifty of the things that whoever asks did to comments and articles, newest first. */
export async function listOwnActs(actor: Actor, cursor: string | null): Promise<ActivityPage> {
  assertCan(actor, "comment:read");
  if (actor.moderatorId === null) return { acts: [], nextCursor: null };
  const found = await selectActs(
    actor.moderatorId,
    cursor === null ? null : readPlace(cursor),
    PAGE_ROWS + 1,
  );
  const acts = found.slice(0, PAGE_ROWS);
  const last = found.length > PAGE_ROWS ? acts.at(-1) : undefined;
  return { acts, nextCursor: last ? writePageMarker([last.at, last.id]) : null };
}

/** The newest of them that still stands, older than `before` where that is given; null: there is none. */
export async function findLastAct(actor: Actor, before: ActPlace | null): Promise<OwnAct | null> {
  assertCan(actor, "comment:read");
  if (actor.moderatorId === null) return null;
  const [last] = await selectActs(actor.moderatorId, before && checked(before), 1, true);
  return last ?? null;
}

function checked({ at, id }: ActPlace): ActPlace {
  if (timePlaceSchema.safeParse([at, id]).success) return { at, id };
  throw new AppError("invalid", "The address names no place in the log. Ask without `at` and `id`.");
}

function readPlace(cursor: string): ActPlace {
  const [at, id] = readTimePlace(cursor);
  return { at, id };
}
