"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Mark } from "./mark";

/** The rail of a narrow window, behind a menu button. */
export function Drawer({ children }: { children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger render={<IconButton icon="menu" label="Menu" className="size-9" />} />
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-scrim" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-20 flex w-72 max-w-[85vw] flex-col bg-surface text-ink shadow-panel outline-none">
          <div className="flex h-(--bar-height) shrink-0 items-center gap-[9px] pr-2 pl-4">
            <Mark />
            <Dialog.Title className="text-[14px] font-semibold tracking-[-0.01em]">Komainu</Dialog.Title>
            <Dialog.Close
              render={<IconButton icon="close" label="Close the menu" className="ml-auto size-9" />}
            />
          </div>
          {children(() => setOpen(false))}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
