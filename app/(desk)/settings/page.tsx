import type { Metadata } from "next";
import { AccountSection } from "@/components/settings/account-section";
import { AppearanceSection } from "@/components/settings/appearance-section";
import { AuditSection } from "@/components/settings/audit-section";
import { DeskSection } from "@/components/settings/desk-section";
import { PeopleSection } from "@/components/settings/people-section";
import { RulesSection } from "@/components/settings/rules-section";
import { SampleSection } from "@/components/settings/sample-section";
import { SessionsSection } from "@/components/settings/sessions-section";
import { StatesSection } from "@/components/settings/states-section";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { timeZones } from "@/lib/domain/time-zone";
import { importStates } from "@/lib/imports/data";
import { listModerators } from "@/lib/moderators/data";
import { readPreferences } from "@/lib/preferences";
import { readNow } from "@/lib/read-now";
import { listRules } from "@/lib/rules/data";
import { countSampleArticles } from "@/lib/samples/data";
import { listOwnSessions } from "@/lib/sessions/data";
import { getSettings } from "@/lib/settings/data";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await requireActor();
  const [people, rules, states, sampleArticles, settings, sessions, preferences] = await Promise.all([
    can(actor.role, "moderator:manage") ? listModerators(actor) : null,
    listRules(actor),
    importStates(actor),
    countSampleArticles(actor),
    getSettings(actor),
    listOwnSessions(actor),
    readPreferences(),
  ]);
  const zones = timeZones();
  return (
    <PageFrame title="Settings">
      <div className="max-w-[920px] px-4 sm:px-8">
        <AccountSection name={actor.name} email={actor.email} role={actor.role} />
        <SessionsSection sessions={sessions} now={await readNow()} />
        <AppearanceSection {...preferences} deskZone={settings.timeZone} zones={zones} />
        {people && <PeopleSection people={people} ownId={actor.moderatorId} />}
        <DeskSection settings={settings} zones={zones} canChange={can(actor.role, "desk:configure")} />
        <SampleSection articles={sampleArticles} canRemove={can(actor.role, "sample:remove")} />
        <StatesSection states={states} canChange={can(actor.role, "import:rule")} />
        <RulesSection rules={rules} />
        {can(actor.role, "audit:read") && <AuditSection />}
      </div>
    </PageFrame>
  );
}
