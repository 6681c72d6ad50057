/** From least to most: a viewer reads and exports, a moderator also acts, an admin also runs the desk. */
export const ROLES = ["viewer", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

const PERMISSIONS = {
  viewer: ["comment:read", "comment:export", "article:read", "import:read", "account:edit"],
  moderator: ["comment:decide", "comment:flag", "comment:annotate", "article:pair", "import:run"],
  admin: [
    "moderator:manage",
    "sample:remove",
    "import:rule",
    "desk:configure",
    "desk:backup",
    "rule:edit",
    "audit:read",
  ],
} as const;

export type Permission = (typeof PERMISSIONS)[Role][number];

/** Whether `role` holds `permission`, its own or one of a lesser role. */
export function can(role: Role, permission: Permission): boolean {
  const rank = ROLES.indexOf(role);
  return ROLES.some((lesser, lesserRank) => {
    const granted: readonly string[] = PERMISSIONS[lesser];
    return lesserRank <= rank && granted.includes(permission);
  });
}
