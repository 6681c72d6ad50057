import { useDesk } from "@/components/reading/desk-context";
import { Checkbox } from "@/components/ui/checkbox";
import { useStore } from "@/lib/outbox/use-store";
import { useQueue } from "./queue-context";

/** Checks every row that is loaded, or none. */
export function CheckAll() {
  const { state } = useDesk();
  const { rows } = useQueue();
  const checked = useStore(state, (now) => now.checked);
  const isAll = rows.length > 0 && rows.every((row) => checked.has(row.id));
  return (
    <Checkbox
      label="Select all shown"
      checked={isAll}
      isMixed={checked.size > 0 && !isAll}
      onChange={() => state.set({ checked: new Set(isAll ? [] : rows.map((row) => row.id)) })}
    />
  );
}
