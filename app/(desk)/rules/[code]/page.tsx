import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RuleCases } from "@/components/rules/rule-cases";
import { RuleExamples } from "@/components/rules/rule-examples";
import { RuleVersions } from "@/components/rules/rule-versions";
import { RuleWording } from "@/components/rules/rule-wording";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { readNow } from "@/lib/read-now";
import { findRule } from "@/lib/rules/data";

export const metadata: Metadata = { title: "House rule" };

export default async function RulePage({ params }: PageProps<"/rules/[code]">) {
  const actor = await requireActor();
  const rule = await findRule(actor, decodeURIComponent((await params).code));
  if (!rule) notFound();
  const now = await readNow();
  const canChoose = can(actor.role, "comment:annotate");
  return (
    <PageFrame title="House rule">
      <div className="grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-8 px-4 py-6 sm:px-8">
        <div>
          <Link className="link text-small" href="/rules">
            All house rules
          </Link>
          <RuleWording rule={rule} canEdit={can(actor.role, "rule:edit")} now={now} />
        </div>
        <RuleExamples code={rule.code} examples={rule.examples} canChoose={canChoose} />
        <RuleCases rule={rule} canChoose={canChoose} now={now} />
        <RuleVersions versions={rule.versions} now={now} />
      </div>
    </PageFrame>
  );
}
