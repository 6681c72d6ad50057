import Link from "next/link";

/** What holds for every import, below the place where files are dropped. */
export function ImportHints() {
  return (
    <div className="mt-3 grid gap-2 text-small text-muted">
      <p>
        You see a preview before anything is written. Importing a page again adds nothing twice and never
        touches a decision. Warnings never stop an import; they stay with it.
      </p>
      <p>
        What its source calls pending, spam or deleted arrives here by{" "}
        <Link className="link" href="/settings#states">
          the desk’s rule
        </Link>
        . E-mail and IP addresses are left out; only the command line can keep them, with{" "}
        <code className="text-ink">--keep-personal</code>.
      </p>
    </div>
  );
}
