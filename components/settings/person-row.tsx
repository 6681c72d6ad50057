"use client";

import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { ROLES, type Role } from "@/lib/domain/roles";
import {
  disableModeratorAction,
  enableModeratorAction,
  endSessionsAction,
  resetPasswordAction,
  setRoleAction,
} from "@/lib/moderators/actions";
import type { ModeratorRow } from "@/lib/moderators/data";
import type { Handover } from "./one-time-password-dialog";
import { PasswordDialog } from "./password-dialog";
import type { useAct } from "./use-act";

type PersonRowProps = {
  person: ModeratorRow;
  isOwn: boolean;
  act: ReturnType<typeof useAct>;
  onHandover: (handover: Handover) => void;
};

type Question = "reset" | "disable" | "sessions" | "admin";

const QUESTION = {
  admin: {
    title: "Make this person an admin?",
    text: "An admin adds and removes people, changes the desk's settings and reads the audit log.",
    confirm: "Make admin",
  },
  reset: {
    title: "Reset the password?",
    text: "The old password stops working and every session ends. You are shown a one-time password to hand over.",
    confirm: "Reset",
  },
  disable: {
    title: "Disable this account?",
    text: "Nobody can sign in with it any more, and its sessions end at once. What the person did stays, under their name.",
    confirm: "Disable",
  },
  sessions: {
    title: "End all sessions?",
    text: "Every browser of this person asks for the password again. The password stays as it is.",
    confirm: "End sessions",
  },
} satisfies Record<Question, { title: string; text: string; confirm: string }>;

export function PersonRow({ person, isOwn, act, onHandover }: PersonRowProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const id = person.id;

  function changeRole(role: Role, ownPassword?: string) {
    act.run(
      () => setRoleAction({ id, role, ownPassword }),
      () => `${person.name} is ${role} from now on.`,
    );
  }

  function confirm(ownPassword = "") {
    setQuestion(null);
    if (question === "admin") changeRole("admin", ownPassword);
    if (question === "reset") {
      act.run(
        () => resetPasswordAction({ id, ownPassword }),
        ({ email, oneTimePassword }) => {
          onHandover({ email, password: oneTimePassword });
          return null;
        },
      );
    }
    if (question === "disable") {
      act.run(
        () => disableModeratorAction({ id }),
        () => `${person.name} can no longer sign in.`,
      );
    }
    if (question === "sessions") {
      act.run(
        () => endSessionsAction({ id }),
        () => `${person.name} is signed out everywhere.`,
      );
    }
  }

  return (
    <tr className="border-b border-line/60">
      <td className="py-2 pr-3">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className={person.disabledAt ? "text-faint" : "font-medium"}>{person.name}</span>
          {isOwn && <span className="text-faint">you</span>}
          {person.disabledAt && <Chip icon="pause">Disabled</Chip>}
        </span>
        <span className="block text-small break-all text-muted">{person.email}</span>
      </td>
      <td className="py-2 pr-3">
        <select
          aria-label={`Role of ${person.name}`}
          value={person.role}
          disabled={act.isBusy || person.disabledAt !== null}
          onChange={(event) => {
            const role = ROLES.find((known) => known === event.currentTarget.value);
            if (role === "admin") setQuestion("admin");
            else if (role) changeRole(role);
          }}
          className="h-7 w-full rounded-control border border-line bg-raised px-1.5 disabled:opacity-60"
        >
          {ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
      </td>
      <td>
        <Menu align="end" trigger={<IconButton icon="more" label={`Acts for ${person.name}`} />}>
          <MenuItem icon="undo" onSelect={() => setQuestion("reset")}>
            Reset the password
          </MenuItem>
          <MenuItem icon="signOut" onSelect={() => setQuestion("sessions")}>
            End all sessions
          </MenuItem>
          <MenuSeparator />
          {person.disabledAt ? (
            <MenuItem
              icon="tick"
              onSelect={() =>
                act.run(
                  () => enableModeratorAction({ id }),
                  () => `${person.name} can sign in again.`,
                )
              }
            >
              Enable the account
            </MenuItem>
          ) : (
            <MenuItem icon="pause" onSelect={() => setQuestion("disable")}>
              Disable the account
            </MenuItem>
          )}
        </Menu>
        {(question === "reset" || question === "admin") && (
          <PasswordDialog
            onClose={() => setQuestion(null)}
            title={QUESTION[question].title}
            confirmLabel={QUESTION[question].confirm}
            onConfirm={confirm}
          >
            <About person={person} question={question} />
          </PasswordDialog>
        )}
        {(question === "disable" || question === "sessions") && (
          <ConfirmDialog
            open
            onOpenChange={(open) => !open && setQuestion(null)}
            title={QUESTION[question].title}
            confirmLabel={QUESTION[question].confirm}
            isDanger={question === "disable"}
            onConfirm={() => confirm()}
          >
            <About person={person} question={question} />
          </ConfirmDialog>
        )}
      </td>
    </tr>
  );
}

function About({ person, question }: { person: ModeratorRow; question: Question }) {
  return (
    <>
      <p className="font-medium">
        {person.name}, {person.email}
      </p>
      <p>{QUESTION[question].text}</p>
    </>
  );
}
