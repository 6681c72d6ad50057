import { hash } from "node:crypto";
import type { BatchRecord } from "./batch-records";

/**
 * A hash of all that a record tells, the same as the desk makes of a stored comment (`knownRecords` in
 * lib/imports/batch-rows.ts), so that a comment of which nothing is new need not be read.
 */
export function recordDigest({ comment, observedAt, parentId }: BatchRecord): string {
  const { author, body, postedAt, net, upvotes, downvotes, state } = comment;
  const name = author === null ? "-:" : `${Buffer.byteLength(author)}:${author}`;
  const time = postedAt === null ? "-" : Date.parse(postedAt);
  const facts = [
    Date.parse(observedAt),
    time,
    net ?? "-",
    upvotes ?? "-",
    downvotes ?? "-",
    parentId ?? "-",
    state ?? "-",
  ];
  // The author's length keeps the two texts apart.
  return hash("sha256", `${facts.join("/")}/${name}${body}`);
}
