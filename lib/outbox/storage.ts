import { z } from "zod";
import { actSchema } from "./act";

const kept = z.object({ act: actSchema, attempts: z.number().int() });

/** What of an entry outlives the page. */
export type Kept = z.infer<typeof kept>;

export type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Unsent acts in the browser, one key an act, so that two tabs never overwrite each other's. */
export function outboxStorage(moderatorId: string, storage: Storage) {
  const prefix = `komainu:outbox:${moderatorId}:`;
  return {
    keep(entry: Kept) {
      const { act, attempts } = entry;
      storage.setItem(prefix + act.id, JSON.stringify({ act, attempts }));
    },
    forget(actId: string) {
      storage.removeItem(prefix + actId);
    },
    read(): Kept[] {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      return keys
        .filter((key) => key?.startsWith(prefix))
        .flatMap((key) => {
          const parsed = kept.safeParse(parseJson(storage.getItem(key ?? "")));
          return parsed.success ? [parsed.data] : [];
        })
        .sort((a, b) => a.act.at.localeCompare(b.act.at));
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    // Somebody else wrote under our prefix: not ours to read.
    return null;
  }
}
