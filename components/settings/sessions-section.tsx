"use client";

import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { formatTime, type Now } from "@/lib/format";
import { endOtherSessionsAction, endOwnSessionAction } from "@/lib/sessions/actions";
import type { SessionRow } from "@/lib/sessions/data";
import { Section } from "./section";
import { useAct } from "./use-act";

/** Where one is signed in, and the way out of each. */
export function SessionsSection({ sessions, now }: { sessions: SessionRow[]; now: Now }) {
  const { isBusy, outcome, run } = useAct();
  const others = sessions.filter(({ isThis }) => !isThis);

  function end({ id, browser }: SessionRow) {
    run(
      () => endOwnSessionAction({ id }),
      () => `Signed out of ${browser}.`,
    );
  }

  return (
    <Section
      id="sessions"
      title="Your sessions"
      hint="The browsers you are signed in with. If you do not know one, sign it out and change your password."
      act={
        others.length > 1 && (
          <Button
            disabled={isBusy}
            onClick={() => run(endOtherSessionsAction, () => "Signed out everywhere else.")}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        <ul>
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line/60 py-2"
            >
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-2">
                  <span className="font-medium">{session.browser}</span>
                  {session.isThis && <Chip icon="tick">This browser</Chip>}
                </span>
                <span className="block text-small text-muted">
                  Signed in <Time at={session.createdAt} now={now} as="time" />
                  {!session.isThis && (
                    <>
                      , last used <Time at={session.lastSeenAt} now={now} as="ago" />
                    </>
                  )}
                </span>
              </span>
              {!session.isThis && (
                <Button
                  disabled={isBusy}
                  aria-label={`Sign out of ${session.browser}, signed in ${formatTime(session.createdAt, now)}`}
                  onClick={() => end(session)}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
        {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      </div>
    </Section>
  );
}
