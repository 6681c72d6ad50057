import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { findDue, type ThreadLength } from "./find-due";
import { CONTEXT_STEPS, type ContextStep } from "./steps";
import { beginTry, endTry, tryToHold } from "./try-context";

// One step of a thread of a million takes minutes.
const LIMITS = { timeout: 600_000, maxWait: 60_000 };
/** After so long it is looked again what came last. */
const LOOK_AGAIN_MS = 2000;
/** So long it is waited for somebody else who works on the same. */
const HELD_MS = 60_000;
const HELD_LOOK_MS = 100;
/** So many failures in a row are the database's, not the articles'. */
const FAILURES_MAX = 3;

/**
 * Works out the context of every article that an import, a correction or an update of Komainu changed, what changed
 * last first: links and quotes, the places of annotations, comments that say the same, the story, answered sentences.
 * Safe to repeat, to kill, and to run beside imports, moderators and others of its kind. Returns how many articles were
 * read. `shouldStop` is asked before each. With `importIds` only of what these imports touched; then it is also waited
 * for others who work on one of these articles.
 */
export async function settleContext({
  length,
  importIds,
  onArticle,
  shouldStop,
}: {
  length?: ThreadLength;
  importIds?: readonly string[];
  onArticle?: (articlesDone: number) => void;
  shouldStop?: () => boolean;
} = {}): Promise<number> {
  let done = 0;
  let failures = 0;
  // Somebody else's, or failed: not twice in one call.
  const passed = new Set<string>();
  const held = new Set<string>();
  let patience = performance.now() + HELD_MS;
  for (;;) {
    const ids = await findDue({ passed: [...passed, ...held], length, importIds });
    const lookedAt = Date.now();
    for (const id of ids) {
      if (failures === FAILURES_MAX || shouldStop?.()) return done;
      const outcome = await settleOrFail(id);
      failures = outcome === "failed" ? failures + 1 : 0;
      if (outcome === "settled") {
        done += 1;
        patience = performance.now() + HELD_MS;
      } else if (outcome === "held" && importIds) held.add(id);
      else passed.add(id);
      onArticle?.(done);
      if (Date.now() - lookedAt > LOOK_AGAIN_MS) break;
    }
    if (ids.length > 0) continue;
    if (held.size === 0 || performance.now() > patience) return done;
    held.clear();
    await sleep(HELD_LOOK_MS);
  }
}

async function settleOrFail(id: string): Promise<"settled" | "held" | "failed"> {
  try {
    return (await settleArticle(id)) ? "settled" : "held";
  } catch (error) {
    // It stays due, and is tried again after a while; the others need not wait for it.
    log.error({ err: error, articleId: id }, "cannot work out the context of an article");
    return "failed";
  }
}

/** False where somebody else holds the article: it is theirs to settle, or an import's that raises it once more. */
async function settleArticle(id: string): Promise<boolean> {
  const due = await inTransaction((tx) => beginTry(tx, id));
  if (due === null) return false;
  // Each in a transaction of its own, so that nobody waits for more than one: a moderator for the comments that a step
  // wrote, an import for the article, other workers for what all articles share.
  for (const step of CONTEXT_STEPS) if (!(await takeStep(step, id))) return false;
  await inTransaction(async (tx) => {
    await endTry(tx, id, due);
    await notify(tx, [{ kind: "context", articleId: id }]);
  });
  return true;
}

async function takeStep(step: ContextStep, id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await tryToHold(tx, id))) return false;
    await step(tx, id);
    return true;
  }, LIMITS);
}
