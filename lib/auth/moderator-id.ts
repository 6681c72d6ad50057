import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";

/** Who acts, for what is recorded under a name. The command line has none. */
export function moderatorIdOf(actor: Actor): string {
  if (actor.moderatorId === null) {
    throw new AppError(
      "not_allowed",
      "Comments are moderated by people: sign in to the desk and do it there.",
    );
  }
  return actor.moderatorId;
}
