import { formatCount } from "@/lib/format";
import { Section } from "./section";

type Rule = { code: string; number: number; name: string; text: string; voices: number };

/** The house rules as the flag dialog offers them, in the paper's own voice. */
export function RulesSection({ rules }: { rules: Rule[] }) {
  return (
    <Section id="rules" title="House rules" hint="What a comment can be flagged for.">
      <ol className="border-t border-line">
        {rules.map((rule) => (
          <li
            key={rule.code}
            className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 border-b border-line/60 py-3"
          >
            <span className="num pt-0.5 text-small text-faint">{rule.number}</span>
            <div>
              <h3 className="flex items-baseline gap-3 font-semibold">
                {rule.name}
                {rule.voices > 0 && (
                  <span className="num text-small font-normal text-muted">
                    {formatCount(rule.voices, "flag")}
                  </span>
                )}
              </h3>
              <p className="mt-0.5 max-w-[62ch] font-serif text-[16px]/[23px]">{rule.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
