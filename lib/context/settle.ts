import "server-only";
import { db } from "@/lib/db/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { CONTEXT_STEPS } from "./steps";

// A thread of tens of thousands takes seconds.
const LIMITS = { timeout: 600_000, maxWait: 60_000 };
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Whether an article's context is still to be worked out. */
export async function isContextDue(): Promise<boolean> {
  return (await db.article.findFirst({ where: { contextDue: { gt: 0 } }, select: { id: true } })) !== null;
}

/**
 * Works out the context of every article that an import, a correction or an update of Komainu changed, each in a
 * transaction of its own: links and quotes, answered sentences, the story, comments that say the same, the places of
 * annotations. Safe to repeat, to kill, and to run beside imports. Returns how many articles were read.
 * `shouldStop` is asked before each.
 */
export async function settleContext({
  onArticle,
  shouldStop,
}: {
  onArticle?: (articlesDone: number) => void;
  shouldStop?: () => boolean;
} = {}): Promise<number> {
  let done = 0;
  let after = FIRST;
  while (!shouldStop?.()) {
    const next = await db.article.findFirst({
      where: { contextDue: { gt: 0 }, id: { gt: after } },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    if (!next) break;
    after = next.id;
    try {
      if (await settleArticle(next.id)) done += 1;
    } catch (error) {
      // It stays due; the others need not wait for it.
      log.error({ err: error, articleId: next.id }, "cannot work out the context of an article");
    }
    onArticle?.(done);
  }
  return done;
}

/** False where somebody else holds the article: it is theirs to settle, or an import's that raises it once more. */
async function settleArticle(id: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM article WHERE id = ${id}::uuid AND context_due > 0 FOR NO KEY UPDATE SKIP LOCKED`;
    if (!held) return false;
    for (const step of CONTEXT_STEPS) await step(tx, id);
    await tx.$executeRaw`UPDATE article SET context_due = 0 WHERE id = ${id}::uuid`;
    await notify(tx, [{ kind: "context", articleId: id }]);
    return true;
  }, LIMITS);
}
