/** What the log can be cut down to: each kind, and how its actions begin. */
export const AUDIT_KINDS = {
  session: { label: "Signing in and out", beginnings: ["session."] },
  refusal: {
    label: "Failed and refused",
    beginnings: ["session.failed", "session.locked", "permission.", "failures."],
  },
  account: { label: "Accounts", beginnings: ["moderator."] },
  export: { label: "Exports, downloads and backups", beginnings: ["export", "desk."] },
  import: { label: "Imports", beginnings: ["import", "annotations.import", "sample."] },
  desk: { label: "Settings and house rules", beginnings: ["setting.", "rule."] },
  annotation: { label: "Articles and stories", beginnings: ["article.", "story."] },
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;
export const AUDIT_KIND_NAMES = Object.keys(AUDIT_KINDS) as AuditKind[];

const WORDS = {
  "session.begin": "Signed in",
  "session.sign_out": "Signed out",
  "session.end": "Ended a session",
  "session.failed": "Sign-in failed",
  "session.locked": "Sign-in locked after too many failures",
  "permission.refused": "Refused: not in the role",
  "failures.left_out": "More failures, not listed one by one",
  "moderator.create": "Added a person",
  "moderator.reset_password": "Reset a password",
  "moderator.set_role": "Changed a role",
  "moderator.disable": "Disabled an account",
  "moderator.enable": "Enabled an account",
  "moderator.end_sessions": "Ended all sessions",
  "moderator.change_password": "Changed own password",
  "moderator.change_name": "Changed own name",
  export: "Exported",
  "desk.backup": "Made a backup",
  "desk.restore": "Restored a backup",
  import: "Imported",
  "import.confirm": "Confirmed an import",
  "import.cancel": "Cancelled an import",
  "import.columns": "Told what the columns of an import mean",
  "import.fail": "Failed to import",
  "import.lapse": "Let an unanswered preview lapse",
  "import.retry": "Tried refused records again",
  "import.states": "Changed what states of the source become",
  "annotations.import": "Imported annotations",
  "sample.remove": "Removed the sample",
  "setting.change": "Changed a setting",
  "rule.add": "Added a house rule",
  "rule.change": "Changed a house rule",
  "rule.retire": "Retired a house rule",
  "rule.restore": "Brought a house rule back",
  "rule.example": "Added an example to a house rule",
  "rule.drop_example": "Removed an example of a house rule",
  "rule.reason": "Saved a reason",
  "rule.drop_reason": "Removed a saved reason",
  "story.judge": "Judged two articles",
} as const;

export type AuditAction = keyof typeof WORDS;

/** An action in words. What is written on articles (`article.annotate`) has words of its own. */
export function auditWords(action: string): string {
  return Object.hasOwn(WORDS, action) ? WORDS[action as AuditAction] : sentence(action);
}

/** The actions whose words hold these: people search for what they read. */
export function actionsSaid(words: string): string[] {
  const wanted = words.toLowerCase();
  return Object.entries(WORDS).flatMap(([action, said]) =>
    said.toLowerCase().includes(wanted) ? [action] : [],
  );
}

/** What goes with a line, in words: `From: viewer; To: moderator`. Ids stand in the file only, where all is as it is kept. */
export function auditDetailWords(detail: string): string {
  const kept = Object.entries<unknown>(JSON.parse(detail));
  const told = kept.filter(([name, value]) => value !== null && value !== "" && !/(^id|Id)$/.test(name));
  return told
    .map(([name, value]) => {
      const words = sentence(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
      return `${words}: ${typeof value === "object" ? JSON.stringify(value) : value}`;
    })
    .join("; ");
}

function sentence(action: string): string {
  const words = action.replaceAll(/[._-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
