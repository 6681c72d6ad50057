import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { rankBySimilarity } from "@/lib/domain/similar-texts";
import type { Status } from "@/lib/domain/statuses";
import { type RuleCase, selectCases } from "./cases";

export type { RuleCase } from "./cases";

/** A house rule with the number of its key, and how many flags stand under it. */
export type RuleRow = {
  code: string;
  number: number;
  name: string;
  text: string;
  version: number;
  retiredAt: string | null;
  voices: number;
  /** Notes saved for removals under it, in the order of their keys. */
  reasons: string[];
};

/** The house rules in force, in the order of their keys. */
export async function listRules(actor: Actor): Promise<RuleRow[]> {
  assertCan(actor, "comment:read");
  return selectRules(Prisma.sql`r.retired_at IS NULL`);
}

/** All house rules, those that were retired last. */
export async function listAllRules(actor: Actor): Promise<RuleRow[]> {
  assertCan(actor, "comment:read");
  return selectRules(Prisma.sql`true`);
}

export type RuleVersion = {
  version: number;
  name: string;
  text: string;
  byName: string | null;
  writtenAt: string;
};
export type RuleExample = {
  commentId: string;
  excerpt: string;
  status: Status;
  articleTitle: string | null;
  isBreach: boolean;
  text: string | null;
  byName: string;
  chosenAt: string;
};

/** A rule as its page shows it: its wordings, newest first, examples, and what was flagged under it lately. */
export type RuleDetail = RuleRow & {
  versions: RuleVersion[];
  examples: RuleExample[];
  cases: RuleCase[];
  /** What became of the last thousand comments flagged under it. */
  outcomes: { status: Status; count: number }[];
};

const CASES_SHOWN = 30;
const CASES_COUNTED = 1000;

/** One rule, for reading and changing; null where there is none of this code. */
export async function findRule(actor: Actor, code: string): Promise<RuleDetail | null> {
  assertCan(actor, "comment:read");
  // No database takes it, and no rule has it.
  if (code.includes("\0")) return null;
  const [rule] = await selectRules(Prisma.sql`r.code = ${code}`);
  if (!rule) return null;
  const [versions, examples, cases] = await Promise.all([
    selectRows<RuleVersion>(Prisma.sql`
      SELECT v.version, v.name, v.text, m.name AS "byName", v.written_at AS "writtenAt"
      FROM rule_version v LEFT JOIN moderator m ON m.id = v.moderator_id
      WHERE v.rule_code = ${code} ORDER BY v.version DESC LIMIT 100`),
    selectRows<RuleExample>(Prisma.sql`
      SELECT e.comment_id AS "commentId", left(c.body, 600) AS excerpt, c.status, a.title AS "articleTitle",
        e.is_breach AS "isBreach", e.text, m.name AS "byName", e.chosen_at AS "chosenAt"
      FROM rule_example e JOIN comment c ON c.id = e.comment_id JOIN article a ON a.id = c.article_id
        JOIN moderator m ON m.id = e.moderator_id
      WHERE e.rule_code = ${code} ORDER BY e.chosen_at DESC LIMIT 100`),
    selectCases(code, CASES_COUNTED),
  ]);
  const counts = new Map<Status, number>();
  for (const { status } of cases) counts.set(status, (counts.get(status) ?? 0) + 1);
  return {
    ...rule,
    versions,
    examples,
    cases: cases.slice(0, CASES_SHOWN),
    outcomes: [...counts].map(([status, count]) => ({ status, count })).sort((a, b) => b.count - a.count),
  };
}

export type SimilarCases = { areAlike: boolean; cases: RuleCase[] };

const SIMILAR_SHOWN = 3;
/** What shares less with a comment than this shares everybody's words: no case to go by. */
const LIKENESS_MIN = 0.1;

/**
 * What was decided like this before: of the last thousand comments that were flagged under the rule, those decided since
 * whose words are most like the comment's, the likest first; at most three. Comments that say the same are one case, the
 * newest flagged, so that a campaign does not hide the others. Where none is alike, the newest three, and it is said.
 */
export async function findSimilarCases(
  actor: Actor,
  { code, commentId }: { code: string; commentId: string },
): Promise<SimilarCases> {
  assertCan(actor, "comment:read");
  const [own] = await selectRows<{ body: string }>(
    Prisma.sql`SELECT left(body, 2000) AS body FROM comment WHERE id = ${commentId}::uuid`,
  );
  if (!own || code.includes("\0")) return { areAlike: false, cases: [] };
  const cases = (await selectCases(code, CASES_COUNTED)).filter(
    (each) => each.status !== "open" && each.commentId !== commentId,
  );
  const different = [
    ...new Map(cases.toReversed().map((each) => [each.clusterId ?? each.commentId, each])).values(),
  ];
  const alike = rankBySimilarity(
    own.body,
    different.map(({ excerpt }) => excerpt),
  )
    .filter(({ likeness }) => likeness >= LIKENESS_MIN)
    .slice(0, SIMILAR_SHOWN)
    .flatMap(({ index }) => different[index] ?? []);
  if (alike.length > 0) return { areAlike: true, cases: alike };
  return { areAlike: false, cases: different.reverse().slice(0, SIMILAR_SHOWN) };
}

function selectRules(condition: Prisma.Sql): Promise<RuleRow[]> {
  return selectRows<RuleRow>(Prisma.sql`
    SELECT r.code, r.number, r.name, r.text, r.version, r.retired_at AS "retiredAt",
      (SELECT count(*)::int FROM flag f WHERE f.rule_code = r.code AND f.withdrawn_at IS NULL) AS voices,
      (SELECT coalesce(json_agg(s.text ORDER BY s.saved_at, s.text), '[]') FROM rule_reason s
        WHERE s.rule_code = r.code) AS reasons
    FROM rule r WHERE ${condition} ORDER BY r.retired_at IS NOT NULL, r.number`);
}
