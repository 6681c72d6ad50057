"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { SelectField, TextField } from "@/components/ui/text-field";
import { ROLES } from "@/lib/domain/roles";
import { createModeratorAction } from "@/lib/moderators/actions";
import type { Handover } from "./one-time-password-dialog";
import { useAct } from "./use-act";

const ROLE_OPTIONS = [
  { value: "moderator", label: "Moderator: reads, exports, flags, decides, imports" },
  { value: "viewer", label: "Viewer: reads and exports" },
  { value: "admin", label: "Admin: also people and samples" },
] as const;

type AddPersonDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onHandover: (handover: Handover) => void;
};

/** Asks who is new and what they may do. */
export function AddPersonDialog({ open, onOpenChange, onHandover }: AddPersonDialogProps) {
  const { isBusy, outcome, run } = useAct();
  const email = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState("moderator");

  function add(form: FormData) {
    const role = ROLES.find((known) => known === form.get("role")) ?? "viewer";
    run(
      () =>
        createModeratorAction({
          email: String(form.get("email")),
          name: String(form.get("name")),
          role,
          ownPassword: String(form.get("own") ?? ""),
        }),
      (made) => {
        onOpenChange(false);
        if (made.oneTimePassword) onHandover({ email: made.email, password: made.oneTimePassword });
        return null;
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a person"
      width="small"
      initialFocus={email}
      footer={
        <>
          <span>They sign in with a one-time password.</span>
          <Button type="submit" form="add-person" variant="primary" className="ml-auto" disabled={isBusy}>
            Add
          </Button>
        </>
      }
    >
      <form
        id="add-person"
        className="grid gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          add(new FormData(event.currentTarget));
        }}
      >
        <TextField ref={email} label="Email" name="email" type="email" autoComplete="off" required />
        <TextField label="Name" name="name" autoComplete="off" maxLength={80} required />
        <SelectField
          label="Role"
          name="role"
          options={ROLE_OPTIONS}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        {chosen === "admin" && (
          <TextField
            label="Your own password"
            name="own"
            type="password"
            autoComplete="current-password"
            hint="To make somebody an admin, confirm that it is you."
            required
          />
        )}
        {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      </form>
    </Dialog>
  );
}
