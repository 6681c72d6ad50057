import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DecideResult } from "@/lib/comments/mutations";
import type { Visitor } from "./http";

const THINK_MS = 200;
const AGAIN_MS = 500;

/** An act that the desk has acknowledged. `sends` counts how often it was sent until then. */
export type Act = { id: string; commentId: string; status: string; sentAt: number; sends: number };

/** Decides comments that nobody else touches, one after another, and sends each act until it is acknowledged. */
export class BenchModerator {
  readonly acts: Act[] = [];
  readonly odd: string[] = [];
  private readonly revisions = new Map<string, number>();
  private isOver = false;

  constructor(
    readonly name: string,
    private readonly visitor: Visitor,
    readonly commentIds: readonly string[],
  ) {}

  async work(): Promise<void> {
    for (let turn = 0; !this.isOver; turn += 1) {
      const commentId = this.commentIds[turn % this.commentIds.length] ?? "";
      const revision = this.revisions.get(commentId) ?? 0;
      const status = revision % 2 === 0 ? "kept" : "escalated";
      await this.decide({ id: randomUUID(), commentId, revision, status });
      await sleep(Math.random() * 2 * THINK_MS);
    }
  }

  stop(): void {
    this.isOver = true;
  }

  private async decide(decision: { id: string; commentId: string; revision: number; status: string }) {
    const { id, commentId, status, revision } = decision;
    for (let sends = 1; ; sends += 1) {
      const sentAt = performance.now();
      const outcome = await this.send(decision).catch(() => "again" as const);
      if (outcome === "conflict") this.odd.push(`${this.name}: ${id} on ${commentId} was called overtaken`);
      if (outcome === "applied") {
        this.acts.push({ id, commentId, status, sentAt, sends });
        this.revisions.set(commentId, revision + 1);
      }
      if (outcome !== "again") return;
      await sleep(AGAIN_MS);
    }
  }

  private async send(decision: { id: string }): Promise<"applied" | "conflict" | "again"> {
    const answer = await this.visitor.act<DecideResult>("decideCommentsAction", { decisions: [decision] });
    if (answer.ok) return answer.value.applied[0]?.id === decision.id ? "applied" : "conflict";
    if (answer.code === "not_signed_in") await this.visitor.signIn();
    return "again";
  }
}
