"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what stays. */
  children: ReactNode;
  /** The act in its own word: "Disable", never "OK". */
  confirmLabel: string;
  /** Where the act itself cancels something, "Cancel" would say the opposite. */
  cancelLabel?: string;
  isDanger?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
};

/** Asks once before what cannot be taken back by a key. The caret waits on Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      width="small"
      initialFocus={cancel}
      footer={
        <div className="ml-auto flex gap-2">
          <Button ref={cancel} onClick={() => props.onOpenChange(false)}>
            {props.cancelLabel ?? "Cancel"}
          </Button>
          <Button
            variant={props.isDanger ? "danger" : "primary"}
            disabled={props.isBusy}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </div>
      }
    >
      <div className="grid gap-2 p-4">{props.children}</div>
    </Dialog>
  );
}
