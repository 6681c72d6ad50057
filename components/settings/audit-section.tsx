import Link from "next/link";
import { Section } from "./section";

/** The way to the audit log, for admins. */
export function AuditSection() {
  return (
    <Section
      id="audit"
      title="Audit log"
      hint="Who signed in, what was refused, exported, and changed on the desk."
    >
      <Link className="link" href="/audit">
        Open the audit log
      </Link>
    </Section>
  );
}
