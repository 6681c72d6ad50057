"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";

export type Handover = { email: string; password: string };
/** Shows a one-time password, once: it is stored nowhere. */
export function OneTimePasswordDialog({
  handover,
  onClose,
}: {
  handover: Handover | null;
  onClose: () => void;
}) {
  const [copied, setCopied] = useState<string | null>(null);

  async function copy(password: string) {
    await navigator.clipboard.writeText(password);
    setCopied(password);
  }

  return (
    <Dialog
      open={handover !== null}
      onOpenChange={(open) => !open && onClose()}
      title="One-time password"
      width="small"
      footer={
        <Button variant="primary" className="ml-auto" onClick={onClose}>
          Done
        </Button>
      }
    >
      {handover && (
        <div className="grid gap-3 p-4">
          <p>
            For {handover.email}. It is shown this once and kept nowhere: hand it over now. They are asked to
            change it after signing in.
          </p>
          <div className="flex items-center gap-2 rounded-control bg-sunken px-3 py-2">
            <output className="num text-[17px]/[26px] font-medium select-all" aria-label="One-time password">
              {handover.password}
            </output>
            {/* Browsers lend the clipboard to safe origins only. */}
            {globalThis.isSecureContext && (
              <Button className="ml-auto" onClick={() => void copy(handover.password)}>
                <Icon name={copied === handover.password ? "tick" : "copy"} />
                {copied === handover.password ? "Copied" : "Copy"}
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}
