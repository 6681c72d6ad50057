import type { Metadata } from "next";
import { AddRule } from "@/components/rules/add-rule";
import { RuleTable } from "@/components/rules/rule-table";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { listAllRules } from "@/lib/rules/data";

export const metadata: Metadata = { title: "House rules" };

export default async function RulesPage() {
  const actor = await requireActor();
  const rules = await listAllRules(actor);
  return (
    <PageFrame title="House rules" acts={can(actor.role, "rule:edit") && <AddRule />}>
      <div className="max-w-[860px] px-4 pt-3 pb-8 sm:px-8">
        <RuleTable rules={rules} />
      </div>
    </PageFrame>
  );
}
