import { TextDifference } from "@/components/ui/text-difference";
import { Time } from "@/components/ui/time";
import { formatCount, type Now } from "@/lib/format";
import type { RuleVersion } from "@/lib/rules/data";
import { RuleSection } from "./rule-section";

/** Every wording the rule ever had, each against the one before it. */
export function RuleVersions({ versions, now }: { versions: readonly RuleVersion[]; now: Now }) {
  if (versions.length < 2) return null;
  return (
    <RuleSection
      id="rule-versions"
      title={`It has had ${formatCount(versions.length, "version")}`}
      hint="A flag cites the version that was in force when it was raised."
    >
      <ol className="grid gap-1">
        {versions.map((version, index) => (
          <li key={version.version}>
            <details>
              <summary className="min-h-6 cursor-pointer text-small">
                Version {version.version}: <Time at={version.writtenAt} now={now} as="day" />,{" "}
                {version.byName ?? "came with Komainu"}
              </summary>
              <div className="py-2 pl-4">
                <h3 className="mb-1 font-semibold">{version.name}</h3>
                <TextDifference before={versions[index + 1]?.text ?? version.text} after={version.text} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </RuleSection>
  );
}
