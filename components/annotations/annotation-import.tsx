"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { messageOf } from "@/components/reading/fetch-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";

type Outcome = { isFailure: boolean; message: string };

const NO_ANSWER = "The desk did not answer. What it had taken by then is kept once; choose the file again.";

async function bring(file: File): Promise<Outcome> {
  const headers = { "content-type": "application/ld+json" };
  const response = await fetch("/api/annotations/import", { method: "POST", headers, body: file }).catch(
    () => null,
  );
  if (!response) return { isFailure: true, message: NO_ANSWER };
  const answer: unknown = await response.json().catch(() => null);
  return { isFailure: !response.ok, message: messageOf(answer) };
}

/** Brings Web Annotations into the desk, from another desk or another tool, and says in words what became of them. */
export function AnnotationImport() {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [fileName, setFileName] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    setFileName(file.name);
    setBusy(true);
    setOutcome(await bring(file));
    setBusy(false);
    router.refresh();
  }

  return (
    <>
      <Button disabled={isBusy} onClick={() => field.current?.click()}>
        <Icon name="upload" className="size-4 text-faint max-sm:hidden" />
        {isBusy ? "Importing …" : "Import"}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label="File of Web Annotations"
        accept=".jsonld,.json,application/ld+json,application/json"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <Dialog
        open={outcome !== null}
        onOpenChange={(open) => !open && setOutcome(null)}
        title={outcome?.isFailure ? "Not imported" : "Imported"}
        width="small"
        footer={
          <Button className="ml-auto" variant="primary" onClick={() => setOutcome(null)}>
            Close
          </Button>
        }
      >
        <div className="grid gap-2 p-4">
          <p className="truncate text-muted" title={fileName}>
            {fileName}
          </p>
          {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
        </div>
      </Dialog>
    </>
  );
}
