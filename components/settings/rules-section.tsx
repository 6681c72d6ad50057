import Link from "next/link";
import { Section } from "./section";

/** Where the house rules are read and changed. */
export function RulesSection({ rules }: { rules: { name: string }[] }) {
  return (
    <Section id="rules" title="House rules" hint="What a comment can be flagged for.">
      <p className="max-w-[62ch]">
        {rules.map(({ name }) => name).join(", ")}.{" "}
        <Link className="link" href="/rules">
          Read them, their versions and examples
        </Link>
      </p>
    </Section>
  );
}
