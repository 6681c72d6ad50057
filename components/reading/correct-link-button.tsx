import { useShortcut } from "@/components/keys/use-shortcut";
import { IconButton } from "@/components/ui/icon-button";
import { useDesk } from "./desk-context";

/** The way to correct what the comment at hand answers; nothing where one may not. */
export function CorrectLinkButton() {
  const { acts, closedBecause } = useDesk();
  const shortcut = useShortcut("P");
  if (closedBecause !== null) return null;
  return (
    <IconButton
      icon="edit"
      label="Correct what it answers"
      aria-keyshortcuts={shortcut}
      className="-my-1 size-6!"
      onClick={acts.chooseParent}
    />
  );
}
