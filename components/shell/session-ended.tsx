"use client";

import { Dialog } from "@/components/ui/dialog";
import { outboxes } from "@/lib/outbox/outboxes";
import { session } from "@/lib/outbox/session";
import { useStore } from "@/lib/outbox/use-store";
import { SignInForm } from "./sign-in-form";

type Person = { id: string; name: string; email: string };

/** Who is signed in by now, as the desk says. */
async function whoIsHere(): Promise<string | null> {
  const answer: unknown = await fetch("/api/who").then((response) => response.json());
  return typeof answer === "object" && answer && "id" in answer ? String(answer.id) : null;
}

/** Asks to sign in again where the session ended, over the page, which keeps everything that was typed and decided. */
export function SessionEnded({ person }: { person: Person }) {
  const isEnded = useStore(session, ({ isEnded }) => isEnded);

  async function goOn() {
    // What waits is this person's: for anybody else the desk is drawn anew, and nothing is sent.
    if ((await whoIsHere()) !== person.id) return window.location.reload();
    session.set({ isEnded: false });
    for (const outbox of outboxes.values()) outbox.retry();
  }

  return (
    <Dialog
      open={isEnded}
      onOpenChange={(open) => session.set({ isEnded: open })}
      title="Your session ended"
      width="small"
    >
      <div className="grid gap-4 p-4">
        <p className="text-muted">
          Sign in to go on, {person.name}. What you typed and decided is kept here, and is sent then.
        </p>
        <SignInForm email={person.email} onSignedIn={goOn} />
      </div>
    </Dialog>
  );
}
