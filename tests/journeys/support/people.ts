import type { Role } from "@/lib/domain/roles";

/** Who works at a tested desk, one for each role, and how they sign in. */
export const PEOPLE = {
  viewer: { email: "vera@desk.example", name: "Vera", password: "vera reads along 1" },
  moderator: { email: "mori@desk.example", name: "Mori", password: "mori keeps the peace 2" },
  admin: { email: "ada@desk.example", name: "Admin", password: "ada runs the desk 3" },
} as const satisfies Record<Role, { email: string; name: string; password: string }>;

/** A second moderator, for those journeys where two meet. */
export const COLLEAGUE = {
  email: "noor@desk.example",
  name: "Noor",
  password: "noor was quicker 4",
} as const;
