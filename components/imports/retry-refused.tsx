"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { retryRefusedAction } from "@/lib/imports/actions";
import { useImportAct } from "./use-import-act";

/** Reads the refused records again, as an import of their own. */
export function RetryRefused({ importId }: { importId: string }) {
  const { run, isBusy, failure } = useImportAct();
  const router = useRouter();
  return (
    <span className="flex flex-wrap items-center gap-3">
      {failure && <Notice isFailure>{failure}</Notice>}
      <Button
        aria-disabled={isBusy}
        onClick={() =>
          run(
            () => retryRefusedAction(importId),
            (again) => router.push(`/imports/${again.importId}`),
          )
        }
      >
        Try again
      </Button>
    </span>
  );
}
