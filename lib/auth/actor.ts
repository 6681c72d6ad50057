import { can, type Permission, type Role } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";

declare const proven: unique symbol;

/** Somebody whose right to act was proven. Made only by requireActor (session), systemActor (command line) and actorFor (tests). */
export type Actor = {
  /** Null: the command line. */
  readonly moderatorId: string | null;
  readonly name: string;
  readonly role: Role;
  /** The session of the browser that asks; null where none does. */
  readonly sessionId: string | null;
  readonly [proven]: true;
};

type Facts = { moderatorId: string | null; name: string; role: Role; sessionId?: string | null };

/** Marks proven facts as an Actor: the one place where the brand is applied. */
export function brandActor<Proven extends Facts>(facts: Proven): Actor & Proven {
  return { sessionId: null, ...facts } as Actor & Proven;
}

/** A role does not include what was asked for: for the audit log, whose and what. */
export class RefusedByRole extends AppError {
  readonly actor: Actor;
  readonly permission: Permission;

  constructor(actor: Actor, permission: Permission) {
    super("not_allowed", `Your role, ${actor.role}, does not include this. Ask an admin of your desk.`);
    this.actor = actor;
    this.permission = permission;
  }
}

/** Throws `not_allowed` unless the actor's role holds the permission. */
export function assertCan(actor: Actor, permission: Permission): void {
  if (!can(actor.role, permission)) throw new RefusedByRole(actor, permission);
}
