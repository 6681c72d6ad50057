"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { NamedFile } from "./read-drop";
import { sendFile } from "./send-file";
import { afterEvent, nextUpload, type Upload } from "./upload";

/** The files given to this page, sent one after another. */
export function useUploads() {
  const [uploads, dispatch] = useReducer(afterEvent, []);
  const router = useRouter();
  const stops = useRef(new Map<string, () => void>());
  const next = nextUpload(uploads);

  // The network: starts the next file when the one before has ended.
  useEffect(() => {
    if (!next) return;
    const stop = sendFile(next.file, next.name, (state) => {
      dispatch({ kind: "moved", key: next.key, state });
      // The history and the rail's counts are the server's.
      if (state.kind === "done" || state.kind === "refused") router.refresh();
    });
    stops.current.set(next.key, stop);
  }, [next, router]);

  const add = useCallback((files: NamedFile[]) => {
    const given = files.map(
      ({ file, name }): Upload => ({ key: nextKey(), file, name, state: { kind: "waiting" } }),
    );
    dispatch({ kind: "added", uploads: given });
  }, []);

  const cancel = useCallback((key: string) => {
    stops.current.get(key)?.();
    dispatch({ kind: "moved", key, state: { kind: "cancelled" } });
  }, []);

  const repeat = useCallback(
    (key: string) => dispatch({ kind: "moved", key, state: { kind: "waiting" } }),
    [],
  );
  const clear = useCallback(() => dispatch({ kind: "cleared" }), []);

  return { uploads, add, cancel, repeat, clear };
}

let keys = 0;
function nextKey(): string {
  keys += 1;
  return `upload-${keys}`;
}
