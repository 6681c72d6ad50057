/** What the log can be cut down to: each kind, and how its actions begin. */
export const AUDIT_KINDS = {
  session: { label: "Signing in and out", beginnings: ["session."] },
  refusal: {
    label: "Failed and refused",
    beginnings: ["session.failed", "session.locked", "permission.", "failures."],
  },
  account: { label: "Accounts", beginnings: ["moderator."] },
  export: { label: "Exports and downloads", beginnings: ["export"] },
  import: { label: "Imports", beginnings: ["import.", "annotations.import", "sample."] },
  desk: { label: "Settings and house rules", beginnings: ["setting.", "rule."] },
  annotation: { label: "Articles and stories", beginnings: ["article.", "story."] },
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;
export const AUDIT_KIND_NAMES = Object.keys(AUDIT_KINDS) as AuditKind[];

const WORDS: Record<string, string> = {
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
  "setting.change": "Changed a setting",
  "sample.remove": "Removed the sample",
  "story.judge": "Judged two articles",
};

/** An action in words; one that has none yet as it is kept. */
export function auditWords(action: string): string {
  return WORDS[action] ?? sentence(action);
}

function sentence(action: string): string {
  const words = action.replaceAll(/[._-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
