import type { IconName } from "@/components/ui/icon";
import type { ChangeKind } from "@/lib/domain/import-change";

/** What each kind of change is called, and what the list of it says of itself. */
export const CHANGE_WORDS = {
  new: {
    label: "New",
    icon: "plus",
    tone: "text-kept",
    wouldBe: "These comments come to the desk.",
    was: "These comments came to the desk.",
  },
  votes: {
    label: "Votes changed",
    icon: "changed",
    tone: "text-flag",
    wouldBe: "The largest changes first. The votes of before stay in the comment’s history.",
    was: "The largest changes first. The votes of before stay in the comment’s history.",
  },
  edited: {
    label: "Edited",
    icon: "edit",
    tone: "text-flag",
    wouldBe: "The source has other words now. What the desk has stays in the comment’s history.",
    was: "The source had other words. Those of before stay in the comment’s history.",
  },
  gone: {
    label: "Gone",
    icon: "minus",
    tone: "text-removed",
    wouldBe:
      "The whole thread is here, and these are no longer in it. They stay on the desk, marked as gone.",
    was: "The whole thread was here without these. They stay on the desk, marked as gone.",
  },
  returned: {
    label: "Returned",
    icon: "undo",
    tone: "text-kept",
    wouldBe: "These were gone from the source and are there again.",
    was: "These were gone from the source and were there again.",
  },
  refused: {
    label: "Refused",
    icon: "warning",
    tone: "text-removed",
    wouldBe: "These records cannot be read. Their text is kept with the import, and can be tried again.",
    was: "These records could not be read. Their text is kept, and can be tried again.",
  },
} satisfies Record<ChangeKind, { label: string; icon: IconName; tone: string; wouldBe: string; was: string }>;
