import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import type { Prisma, Rule } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type {
  addRuleSchema,
  chooseExampleSchema,
  dropExampleSchema,
  reasonSchema,
  retireRuleSchema,
  saveRuleSchema,
} from "./schema";

type Tx = Prisma.TransactionClient;

/** Puts another wording of a rule in force; the earlier ones stay, and flags go on citing theirs. Returns its version. */
export async function saveRule(
  actor: Actor,
  { code, name, text, version }: z.output<typeof saveRuleSchema>,
): Promise<number> {
  assertCan(actor, "rule:edit");
  return inTransaction(async (tx) => {
    const rule = await readRule(tx, code);
    // Nothing new, or the same request once more.
    if (rule.name === name && rule.text === text) return rule.version;
    const { count } = await tx.rule.updateMany({
      where: { code, version },
      data: { name, text, version: version + 1 },
    });
    if (count === 0) {
      throw new AppError(
        "conflict",
        `“${rule.name}” was changed by somebody else meanwhile. Reload the page, read version ${rule.version}, then change it.`,
      );
    }
    await tx.ruleVersion.create({
      data: { ruleCode: code, version: version + 1, name, text, moderatorId: actor.moderatorId },
    });
    await recordAudit(tx, actor, {
      action: "rule.change",
      subject: code,
      detail: { version: version + 1, before: rule.text, after: text },
    });
    return version + 1;
  });
}

/** Adds a rule after the others. Returns its code, which is made of its name. */
export async function addRule(actor: Actor, { name, text }: z.output<typeof addRuleSchema>): Promise<string> {
  assertCan(actor, "rule:edit");
  return inTransaction(async (tx) => {
    const code = codeOf(name);
    const known = await tx.rule.findUnique({ where: { code } });
    if (known?.name === name && known.text === text) return code;
    const made = await tx.$executeRaw`
      INSERT INTO rule (code, number, name, text)
      SELECT ${code}, coalesce(max(number), 0) + 1, ${name}, ${text} FROM rule ON CONFLICT DO NOTHING`;
    if (made === 0) {
      throw new AppError(
        "conflict",
        `There is a rule like “${name}” already. Choose another name, or change that rule.`,
      );
    }
    await tx.ruleVersion.create({
      data: { ruleCode: code, version: 1, name, text, moderatorId: actor.moderatorId },
    });
    await recordAudit(tx, actor, { action: "rule.add", subject: code, detail: { name } });
    return code;
  });
}

/** Takes a rule out of use, or brings it back. Flags that were raised under it stay. */
export async function retireRule(
  actor: Actor,
  { code, isRetired }: z.output<typeof retireRuleSchema>,
): Promise<void> {
  assertCan(actor, "rule:edit");
  await inTransaction(async (tx) => {
    await readRule(tx, code);
    const { count } = await tx.rule.updateMany({
      where: { code, retiredAt: isRetired ? null : { not: null } },
      data: { retiredAt: isRetired ? new Date() : null },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, { action: isRetired ? "rule.retire" : "rule.restore", subject: code });
  });
}

/** Makes a comment an example of what a rule means; chosen again, it says the newer thing. */
export async function chooseExample(
  actor: Actor,
  { commentId, ruleCode, isBreach, text }: z.output<typeof chooseExampleSchema>,
): Promise<void> {
  assertCan(actor, "comment:annotate");
  const moderatorId = moderatorIdOf(actor);
  await inTransaction(async (tx) => {
    await readRule(tx, ruleCode);
    const written = await tx.$executeRaw`
      INSERT INTO rule_example (comment_id, rule_code, is_breach, text, moderator_id)
      SELECT id, ${ruleCode}, ${isBreach}, ${text}, ${moderatorId}::uuid FROM comment WHERE id = ${commentId}::uuid
      ON CONFLICT (comment_id, rule_code) DO UPDATE
      SET is_breach = excluded.is_breach, text = excluded.text, moderator_id = excluded.moderator_id, chosen_at = now()
      WHERE (rule_example.is_breach, rule_example.text) IS DISTINCT FROM (excluded.is_breach, excluded.text)`;
    if (written === 0) {
      const isThere = await tx.comment.findUnique({ where: { id: commentId }, select: { id: true } });
      if (!isThere) throw new AppError("not_found", "This comment is no longer on the desk. Choose another.");
      return;
    }
    await recordAudit(tx, actor, {
      action: "rule.example",
      subject: ruleCode,
      detail: { commentId, isBreach, text },
    });
  });
}

/** Takes a comment out of a rule's examples. */
export async function dropExample(
  actor: Actor,
  { commentId, ruleCode }: z.output<typeof dropExampleSchema>,
): Promise<void> {
  assertCan(actor, "comment:annotate");
  await inTransaction(async (tx) => {
    const { count } = await tx.ruleExample.deleteMany({ where: { commentId, ruleCode } });
    if (count === 0) return;
    await recordAudit(tx, actor, { action: "rule.drop_example", subject: ruleCode, detail: { commentId } });
  });
}

/** Keeps a note that is often given with a removal under this rule. */
export async function saveReason(
  actor: Actor,
  { ruleCode, text }: z.output<typeof reasonSchema>,
): Promise<void> {
  assertCan(actor, "comment:annotate");
  const moderatorId = moderatorIdOf(actor);
  await inTransaction(async (tx) => {
    await readRule(tx, ruleCode);
    const data = [{ ruleCode, text, moderatorId }];
    const { count } = await tx.ruleReason.createMany({ data, skipDuplicates: true });
    if (count > 0)
      await recordAudit(tx, actor, { action: "rule.reason", subject: ruleCode, detail: { text } });
  });
}

/** Lets go of a saved reason. */
export async function dropReason(
  actor: Actor,
  { ruleCode, text }: z.output<typeof reasonSchema>,
): Promise<void> {
  assertCan(actor, "comment:annotate");
  await inTransaction(async (tx) => {
    const { count } = await tx.ruleReason.deleteMany({ where: { ruleCode, text } });
    if (count === 0) return;
    await recordAudit(tx, actor, { action: "rule.drop_reason", subject: ruleCode, detail: { text } });
  });
}

async function readRule(tx: Tx, code: string): Promise<Rule> {
  const rule = await tx.rule.findUnique({ where: { code } });
  if (!rule)
    throw new AppError("not_found", `There is no house rule “${code}”. Reload the page and choose again.`);
  return rule;
}

/** `Personal insult` becomes `personal-insult`; a name without Latin letters gets a code of its characters' numbers. */
function codeOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (words !== "") return words.slice(0, 60);
  return `rule-${Array.from(name, (character) => character.codePointAt(0)?.toString(36))
    .join("")
    .slice(0, 50)}`;
}
