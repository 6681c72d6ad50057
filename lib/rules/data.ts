import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

/** A house rule with the number of its key, and how many flags stand under it. */
export type RuleRow = { code: string; number: number; name: string; text: string; voices: number };

/** The house rules in the order of their keys. */
export async function listRules(actor: Actor): Promise<RuleRow[]> {
  assertCan(actor, "comment:read");
  return selectRows<RuleRow>(Prisma.sql`
    SELECT r.code, r.number, r.name, r.text,
      (SELECT count(*)::int FROM flag f WHERE f.rule_code = r.code AND f.withdrawn_at IS NULL) AS voices
    FROM rule r ORDER BY r.number`);
}
