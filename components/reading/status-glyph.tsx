import { Icon, type IconName } from "@/components/ui/icon";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";

export const STATUS_ICON = {
  open: "open",
  kept: "keep",
  removed: "remove",
  escalated: "escalate",
} satisfies Record<Status, IconName>;

const COLOUR = {
  open: "text-faint",
  kept: "text-kept",
  removed: "text-removed",
  escalated: "text-escalated",
} satisfies Record<Status, string>;

/** What became of a comment, as a glyph with its word for those who cannot see it. */
export function StatusGlyph({ status }: { status: Status }) {
  return (
    <Icon
      name={STATUS_ICON[status]}
      label={STATUS_LABEL[status]}
      className={`size-[15px] ${COLOUR[status]}`}
    />
  );
}
