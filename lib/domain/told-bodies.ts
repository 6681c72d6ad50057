import { type KnownBody, mergeBody, type Revision } from "./merge-bodies";
import type { SourceComment } from "./parsed-part";

type Sighting = { body: string; observedAt: string };
type Bodies = { body: string; revisions: readonly Revision[] };

/** A new comment's earlier bodies that its source keeps, as lines of its history. */
export function firstBodies(comment: SourceComment, observedAt: string, importId: string): Bodies {
  const [first, ...later] = sightingsOf(comment, observedAt);
  const { body, observedAt: seenAt } = first ?? { body: comment.body, observedAt };
  return mergeTold({ body, revisions: [], seenAt, firstSeenAt: seenAt }, later, importId);
}

/** A stored comment's bodies after a copy that brings its earlier ones along. */
export function mergeBodies(
  known: KnownBody,
  comment: SourceComment,
  observedAt: string,
  importId: string,
): Bodies {
  return mergeTold(known, sightingsOf(comment, observedAt), importId);
}

function mergeTold(known: KnownBody, sightings: readonly Sighting[], importId: string): Bodies {
  let { body, revisions, seenAt, firstSeenAt } = known;
  for (const sighting of sightings) {
    ({ body, revisions } = mergeBody({ body, revisions, seenAt, firstSeenAt }, { ...sighting, importId }));
    if (sighting.observedAt > seenAt) seenAt = sighting.observedAt;
    if (sighting.observedAt < firstSeenAt) firstSeenAt = sighting.observedAt;
  }
  return { body, revisions };
}

/** When each body was there: from when it was written, the present one also when the copy was made. */
function sightingsOf(
  { earlier = [], body, rewrittenAt = null, postedAt }: SourceComment,
  observedAt: string,
): Sighting[] {
  const written = [...earlier, { body, writtenAt: rewrittenAt }];
  let last = isoTime(postedAt) ?? isoTime(written[0]?.writtenAt) ?? observedAt;
  const told = earlier.length === 0 ? [] : written;
  const sightings = told.map((one, place) => {
    const time = isoTime(one.writtenAt) ?? last;
    // Each was written after the one before, also where the source does not say when.
    last = place > 0 && time <= last ? new Date(Date.parse(last) + 1).toISOString() : time;
    return { body: one.body, observedAt: last };
  });
  return [...sightings, { body, observedAt: last > observedAt && told.length > 0 ? last : observedAt }];
}

function isoTime(time: string | null | undefined): string | null {
  const parsed = time ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}
