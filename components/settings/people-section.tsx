"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { ModeratorRow } from "@/lib/moderators/data";
import { AddPersonDialog } from "./add-person-dialog";
import { type Handover, OneTimePasswordDialog } from "./one-time-password-dialog";
import { PersonRow } from "./person-row";
import { Section } from "./section";
import { useAct } from "./use-act";

/** Everybody with an account, for admins. */
export function PeopleSection({ people, ownId }: { people: ModeratorRow[]; ownId: string }) {
  const [isAdding, setAdding] = useState(false);
  const [handover, setHandover] = useState<Handover | null>(null);
  const act = useAct();

  return (
    <Section
      id="people"
      title="People"
      hint="A viewer reads and exports, a moderator also decides, an admin also runs the desk."
      act={
        <Button onClick={() => setAdding(true)}>
          <Icon name="plus" />
          Add a person
        </Button>
      }
    >
      <div className="grid gap-3">
        {act.outcome && <Notice isFailure={act.outcome.isFailure}>{act.outcome.message}</Notice>}
        <table className="w-full">
          <thead>
            <tr className="h-7 border-b border-line text-left text-micro text-faint">
              <th className="font-medium">Name</th>
              <th className="w-32 font-medium">Role</th>
              <th className="w-7">
                <span className="sr-only">Acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isOwn={person.id === ownId}
                act={act}
                onHandover={setHandover}
              />
            ))}
          </tbody>
        </table>
      </div>
      <AddPersonDialog open={isAdding} onOpenChange={setAdding} onHandover={setHandover} />
      <OneTimePasswordDialog handover={handover} onClose={() => setHandover(null)} />
    </Section>
  );
}
