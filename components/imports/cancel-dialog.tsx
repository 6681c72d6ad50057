"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCount } from "@/lib/format";

type CancelDialogProps = {
  name: string;
  commentsDone: number;
  isOpen: boolean;
  onClose: () => void;
  onCancel: () => void;
};

/** Asks before an import is cancelled that has already written. */
export function CancelDialog({ name, commentsDone, isOpen, onClose, onCancel }: CancelDialogProps) {
  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title="Cancel this import?"
      confirmLabel="Cancel the import"
      cancelLabel="Go on importing"
      isDanger
      onConfirm={onCancel}
    >
      <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
      <p>
        {formatCount(commentsDone, "comment")} of it {commentsDone === 1 ? "is" : "are"} read and written;
        those stay on the desk, with their votes. To add the rest later, import the file again: nothing is
        added twice.
      </p>
    </ConfirmDialog>
  );
}
