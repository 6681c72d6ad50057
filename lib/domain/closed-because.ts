import { can, type Role } from "./roles";

/** Why somebody of this role cannot decide, flag or write notes; null where they can. */
export function closedBecause(role: Role): string | null {
  if (can(role, "comment:decide")) return null;
  return `Your role, ${role}, reads and exports. Deciding, flagging and notes are for moderators: ask an admin of your desk.`;
}
