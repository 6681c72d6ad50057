"use client";

import { usePathname, useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
} from "react";
import { cancelImportAction } from "@/lib/imports/actions";
import { tooLargeMessage } from "@/lib/imports/upload-limit";
import { parcelsOf } from "./parcels";
import type { NamedFile } from "./read-drop";
import { sendParcel } from "./send-parcel";
import { afterEvent, nextUpload, type Parcel, type Upload, type UploadState } from "./upload";
import { usePageDrop } from "./use-page-drop";

type Uploads = {
  uploads: Upload[];
  /** Files are held over the page. */
  isOver: boolean;
  /** The largest file that the desk takes. */
  bytesMax: number;
  add: (files: NamedFile[]) => void;
  cancel: (key: string) => void;
  repeat: (key: string) => void;
  dismiss: (key: string) => void;
};

const Context = createContext<Uploads | null>(null);

type UploadsProviderProps = {
  /** Null: this person may import nothing. */
  bytesMax: number | null;
  children: ReactNode;
};

/** The files on their way from this browser. Above the pages, so that they go on while somebody works elsewhere. */
export function UploadsProvider({ bytesMax, children }: UploadsProviderProps) {
  const [uploads, dispatch] = useReducer(afterEvent, []);
  const stops = useRef(new Map<string, () => void>());
  const router = useRouter();
  const pathname = usePathname();
  const next = nextUpload(uploads);
  const isSending = uploads.some(({ state }) => state.kind === "sending" || state.kind === "waiting");

  // The network: starts the next file when there is room for it.
  useEffect(() => {
    if (!next) return;
    const { key } = next;
    dispatch({ kind: "started", key });
    const stop = sendParcel(next, {
      onProgress: (done) => dispatch({ kind: "progressed", key, sample: { atMs: performance.now(), done } }),
      onEnd: (state) => dispatch({ kind: "ended", key, state }),
    });
    stops.current.set(key, stop);
  }, [next]);

  // The browser: asks before it closes a tab that still sends.
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isSending]);

  const add = useCallback(
    (files: NamedFile[]) => {
      const given = parcelsOf(files).map(
        (parcel): Upload => ({
          ...parcel,
          key: crypto.randomUUID(),
          state: firstState(parcel, bytesMax ?? 0),
        }),
      );
      dispatch({ kind: "added", uploads: given });
      if (given.length > 0 && pathname !== "/imports") router.push("/imports");
    },
    [pathname, router, bytesMax],
  );
  const isOver = usePageDrop(bytesMax === null ? null : add);
  const acts = useMemo(
    () => ({
      cancel: (key: string) => {
        dispatch({ kind: "ended", key, state: { kind: "cancelled" } });
        // Told first, so that the desk does not take it for an upload that broke off.
        void cancelImportAction(key).finally(() => stops.current.get(key)?.());
      },
      repeat: (key: string) => dispatch({ kind: "repeated", key, newKey: crypto.randomUUID() }),
      dismiss: (key: string) => dispatch({ kind: "dismissed", key }),
    }),
    [],
  );
  const value = useMemo(
    () => ({ uploads, isOver, bytesMax: bytesMax ?? 0, add, ...acts }),
    [uploads, isOver, bytesMax, add, acts],
  );
  return (
    <Context value={value}>
      {children}
      {isOver && pathname !== "/imports" && (
        <p className="pointer-events-none fixed inset-x-0 bottom-0 z-30 border-t border-accent bg-accent-soft px-4 py-3 text-center font-medium">
          Let go to import. You see a preview before anything is written.
        </p>
      )}
    </Context>
  );
}

/** A file that the desk would not take is refused before it is sent. */
function firstState({ name, body }: Parcel, bytesMax: number): UploadState {
  if (body.size <= bytesMax) return { kind: "waiting" };
  return { kind: "refused", message: tooLargeMessage(name, bytesMax), canRepeat: false };
}

export function useUploads(): Uploads {
  const uploads = useContext(Context);
  if (!uploads) throw new Error("useUploads needs UploadsProvider above it");
  return uploads;
}
