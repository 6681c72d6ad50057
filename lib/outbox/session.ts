import { createStore } from "./store";

/** Whether the desk said that nobody is signed in any more. */
export const session = createStore({ isEnded: false });

/** Heard from any answer of the desk: asks whoever is there to sign in again. */
export function noteSessionEnded(): void {
  if (!session.get().isEnded) session.set({ isEnded: true });
}
