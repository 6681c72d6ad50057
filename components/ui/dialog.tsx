"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ComponentProps, ReactNode, RefObject } from "react";
import { IconButton } from "./icon-button";
import { ScrollBody } from "./scroll-body";

const WIDTH = {
  small: "w-[420px]",
  medium: "w-[620px]",
  large: "w-[860px]",
} as const;

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Between the title and the close button. */
  aside?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  width?: keyof typeof WIDTH;
  /** Where the caret goes; without it, the first control. */
  initialFocus?: ComponentProps<typeof Base.Popup>["initialFocus"];
  /** Where focus returns; without it, to whoever had it before. */
  finalFocus?: RefObject<HTMLElement | null>;
};

function begin(where: DialogProps["initialFocus"]): void {
  const found = typeof where === "function" ? where("") : where;
  const element = found && typeof found === "object" && "current" in found ? found.current : found;
  if (element instanceof HTMLElement) element.focus();
}

/** A panel over the page. Esc closes it; focus stays inside and comes back to where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-scrim" />
        <Base.Popup
          initialFocus={props.initialFocus}
          finalFocus={props.finalFocus}
          onFocus={(event) => {
            // What had the focus is gone, and the dialog's keys with it.
            if (event.target === event.currentTarget) begin(props.initialFocus);
          }}
          className={`fixed top-[8dvh] left-1/2 z-20 flex max-h-[84dvh] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col overflow-hidden rounded-panel bg-raised text-ink shadow-panel outline-none ${WIDTH[props.width ?? "medium"]}`}
        >
          <header className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
            <Base.Title className="text-[14px] font-semibold">{props.title}</Base.Title>
            {props.aside}
            <Base.Close render={<IconButton icon="close" label="Close" className="ml-auto" />} />
          </header>
          <ScrollBody>{props.children}</ScrollBody>
          {props.footer && (
            <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2 text-small text-muted">
              {props.footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
