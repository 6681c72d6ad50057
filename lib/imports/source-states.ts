import { z } from "zod";
import { STATUSES } from "@/lib/domain/statuses";

const status = z.enum(STATUSES);

/** What a new comment's state at its source makes of it on the desk. */
export const statesSchema = z.object({
  approved: status,
  pending: status,
  spam: status,
  trash: status,
  deleted: status,
});
export type SourceStates = z.infer<typeof statesSchema>;

export const STATES_KEY = "import.states";

const USUAL: SourceStates = {
  approved: "open",
  pending: "open",
  spam: "removed",
  trash: "removed",
  deleted: "removed",
};

/** The rule as the desk keeps it; the usual one where none is kept. */
export function readStates(stored: string | null): SourceStates {
  if (stored === null) return USUAL;
  try {
    return statesSchema.safeParse(JSON.parse(stored)).data ?? USUAL;
  } catch {
    return USUAL;
  }
}
