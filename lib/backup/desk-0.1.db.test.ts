import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import { anEmptyDesk, dropOtherDesks, elsewhere, frameOf, on } from "@/tests/support/other-desk";
import { restoreDesk } from "./restore";

afterAll(dropOtherDesks);

const OF_0_1 = "tests/fixtures/desk-0.1.backup";

test("a backup of Komainu 0.1 comes in whole, and what was done there can be undone", async () => {
  const url = await anEmptyDesk();
  const frame = await frameOf(url);
  const { rows } = await restoreDesk(systemActor(), OF_0_1, url);
  expect(rows).toMatchObject({ comment: 94, decision: 50, flag: 5, annotation: 4, vote_observation: 87 });
  expect(await frameOf(url)).toEqual(frame);
  const { rows: counts } = await on(url, (client) =>
    client.query(`SELECT (SELECT count(*) FROM open_comment) = (SELECT count(*) FROM comment WHERE status = 'open')
        AND (SELECT count(*) FROM moderated_comment WHERE status <> 'open')
          = (SELECT sum(count) FROM status_count WHERE name IN ('kept', 'removed', 'escalated')) AS "areListed"`),
  );
  expect(counts).toEqual([{ areListed: true }]);
  const { rows: decisions } = await on(url, (client) =>
    client.query(`SELECT d.id, d.comment_id AS "commentId", d.moderator_id AS "moderatorId" FROM decision d
      JOIN comment c ON c.id = d.comment_id AND c.revision = d.revision
      WHERE d.action = 'decide' AND d.detail->>'cluster' IS NULL ORDER BY d.decided_at DESC`),
  );
  expect(decisions.length).toBeGreaterThan(5);
  await elsewhere(url, async () => {
    const mutations = await import("@/lib/comments/mutations");
    const { db: restored } = await import("@/lib/db/client");
    for (const { id, commentId, moderatorId } of decisions) {
      const { brandActor } = await import("@/lib/auth/actor");
      const by = brandActor({ moderatorId, name: "Kaito", role: "admin" });
      await mutations.undoDecision(by, { id: randomUUID(), undoes: id, commentId });
      expect(await restored.comment.findUnique({ where: { id: commentId } })).toMatchObject({
        revision: expect.any(Number),
      });
    }
  });
});
