import { z } from "zod";
import { PASSWORD_CHARS_MIN } from "@/lib/domain/password-fault";
import { ROLES } from "@/lib/domain/roles";

const PASSWORD_CHARS_MAX = 1024;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .pipe(z.email("This is no e-mail address. Write it as name@paper.example."));

const name = z.string().trim().min(1, "A name is missing.").max(80, "At most 80 characters.");

const newPassword = z
  .string()
  .min(PASSWORD_CHARS_MIN, `At least ${PASSWORD_CHARS_MIN} characters.`)
  .max(PASSWORD_CHARS_MAX, `At most ${PASSWORD_CHARS_MAX} characters.`);

export const createModeratorSchema = z.object({
  email,
  name,
  role: z.enum(ROLES),
  /** Without it a one-time password is made. */
  password: newPassword.optional(),
});
export type CreateModerator = z.input<typeof createModeratorSchema>;

export const moderatorIdSchema = z.object({ id: z.uuid() });
export type ModeratorId = z.input<typeof moderatorIdSchema>;

export const setRoleSchema = z.object({ id: z.uuid(), role: z.enum(ROLES) });
export type SetRole = z.input<typeof setRoleSchema>;

export const ownPasswordSchema = z
  .string()
  .min(1, "Type your own password to confirm this.")
  .max(PASSWORD_CHARS_MAX);

export const changePasswordSchema = z.object({
  current: z.string().min(1).max(PASSWORD_CHARS_MAX),
  next: newPassword,
});
export type ChangePassword = z.input<typeof changePasswordSchema>;

export const changeNameSchema = z.object({ name });
export type ChangeName = z.input<typeof changeNameSchema>;
