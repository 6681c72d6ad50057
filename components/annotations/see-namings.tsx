"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { seeNamingsAction } from "@/lib/annotations/actions";

/** Beside the list of what names somebody: once it is drawn, the rail counts it no more. */
export function SeeNamings() {
  const router = useRouter();

  // The server, which keeps what each person has seen. Where that fails, the rail goes on counting.
  useEffect(() => {
    let isHere = true;
    seeNamingsAction()
      .then((result) => {
        if (isHere && result.ok && result.value.seen > 0) router.refresh();
      })
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [router]);

  return null;
}
