"use client";

import { type ReactNode, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

type PasswordDialogProps = {
  onClose: () => void;
  title: string;
  /** What will happen, and what stays. */
  children: ReactNode;
  confirmLabel: string;
  isDanger?: boolean;
  onConfirm: (ownPassword: string) => void;
};

/** Asks for one's own password before what an unattended browser must not do. */
export function PasswordDialog(props: PasswordDialogProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      width="small"
      initialFocus={field}
      footer={
        <div className="ml-auto flex gap-2">
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" form={id} variant={props.isDanger ? "danger" : "primary"}>
            {props.confirmLabel}
          </Button>
        </div>
      }
    >
      <form
        id={id}
        className="grid gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm(String(new FormData(event.currentTarget).get("own")));
        }}
      >
        {props.children}
        <TextField
          ref={field}
          label="Your own password"
          name="own"
          type="password"
          autoComplete="current-password"
          required
        />
      </form>
    </Dialog>
  );
}
