import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import { standingActor } from "@/lib/auth/standing-actor";
import { listComments } from "@/lib/comments/data";
import { decideComments } from "@/lib/comments/mutations";
import { loadCommentQuery } from "@/lib/comments/query";
import { db } from "@/lib/db/client";

const PAUSE_MS = 40;
const PAGES = ["sort=-controversy", "status=open&sort=net", "sort=-postedAt", "status=open&sort=-downvotes"];

export type DeskFigures = { pages: number; pageP95Ms: number; decisions: number; slowestDecisionMs: number };

/** A moderator who works on the desk of DATABASE_URL, page after page, decision after decision. */
export async function aBusyModerator(): Promise<Actor> {
  const id = randomUUID();
  const email = `${id}@bench.example`;
  await db.moderator.create({ data: { id, email, name: "Bench", role: "moderator", passwordHash: "none" } });
  return standingActor(id);
}

/** Lets the moderator work until `isOver`, and says how long each thing took. */
export async function workUntil(actor: Actor, isOver: () => boolean): Promise<DeskFigures> {
  const pages: number[] = [];
  const decisions: number[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const query = await loadCommentQuery(new URLSearchParams(PAGES[turn % PAGES.length]));
    const page = await timed(() => listComments(actor, query));
    pages.push(page.ms);
    const comment = page.result.rows[turn % page.result.rows.length];
    if (comment) decisions.push(await decide(actor, comment));
    await sleep(PAUSE_MS);
  }
  return {
    pages: pages.length,
    pageP95Ms: percentile(pages, 0.95),
    decisions: decisions.length,
    slowestDecisionMs: percentile(decisions, 1),
  };
}

async function decide(
  actor: Actor,
  { id, revision, status }: { id: string; revision: number; status: string },
) {
  const decision = {
    id: randomUUID(),
    commentId: id,
    revision,
    status: status === "kept" ? "escalated" : "kept",
  } as const;
  const { ms } = await timed(() => decideComments(actor, { decisions: [decision] }));
  return ms;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
