import "server-only";
import { type Actor, brandActor } from "./actor";

/** Whoever may run commands on the desk's own machine: no account, every right. */
export function systemActor(): Actor {
  return brandActor({ moderatorId: null, name: "Command line", role: "admin" });
}
