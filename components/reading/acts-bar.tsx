import { memo } from "react";
import { useShortcut } from "@/components/keys/use-shortcut";
import { Icon, type IconName } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useDesk } from "./desk-context";

const ICON_TONE = {
  kept: "text-kept",
  removed: "text-removed",
  escalated: "text-escalated",
  flag: "text-flag",
  plain: "text-muted",
};

const KEY_TONE = {
  kept: "text-kept!",
  removed: "text-removed!",
  escalated: "text-escalated!",
  flag: "text-flag!",
  plain: "text-muted!",
} satisfies typeof ICON_TONE;

type ActButtonProps = {
  icon: IconName;
  keyCap: string;
  label: string;
  tone: keyof typeof ICON_TONE;
  isDisabled: boolean;
  onPress: () => void;
};

function ActButton({ icon, keyCap, label, tone, isDisabled, onPress }: ActButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={useShortcut(keyCap)}
      aria-disabled={isDisabled || undefined}
      onClick={() => !isDisabled && onPress()}
      className="inline-flex h-8 items-center gap-1 rounded-control px-1 font-medium whitespace-nowrap hover:bg-hover aria-disabled:opacity-50 @max-[465px]:px-0.5 @max-[465px]:text-small max-[760px]:h-[52px] max-[760px]:flex-1 max-[760px]:flex-col max-[760px]:justify-center max-[760px]:gap-[3px] max-[760px]:text-micro"
    >
      <Icon name={icon} className={`hidden size-5 max-[760px]:block ${ICON_TONE[tone]}`} />
      <span aria-hidden="true" className="contents">
        <Kbd
          className={`h-5! min-w-5! border-current! text-[11px]! font-semibold! @max-[465px]:h-[18px]! @max-[465px]:min-w-[18px]! max-[760px]:hidden! ${KEY_TONE[tone]}`}
        >
          {keyCap}
        </Kbd>
      </span>
      {label}
    </button>
  );
}

function MenuKeys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="ml-auto flex gap-0.5 pl-4 single-keys keyless:hidden">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}

type ActsBarProps = {
  hasComment: boolean;
  /** What is ticked is acted on: a note is of one comment. */
  isOfMany?: boolean;
};

/** What can be done to the comment, always in the same place. */
export const ActsBar = memo(function ActsBar({ hasComment, isOfMany = false }: ActsBarProps) {
  const { acts, closedBecause } = useDesk();
  const isClosed = closedBecause !== null || !hasComment;
  return (
    <div className="@container shrink-0 border-t border-line">
      {closedBecause && <p className="px-5 pt-2 text-small text-muted">{closedBecause}</p>}
      <div
        role="toolbar"
        aria-label="Decide"
        className="flex h-12 items-center justify-between gap-px px-2.5 max-[760px]:h-[72px] max-[760px]:px-1 max-[760px]:pb-3"
      >
        <ActButton
          icon="keep"
          keyCap="A"
          label="Keep"
          tone="kept"
          isDisabled={isClosed}
          onPress={() => acts.decide("kept")}
        />
        <ActButton
          icon="remove"
          keyCap="R"
          label="Remove"
          tone="removed"
          isDisabled={isClosed}
          onPress={() => acts.decide("removed")}
        />
        <ActButton
          icon="escalate"
          keyCap="E"
          label="Escalate"
          tone="escalated"
          isDisabled={isClosed}
          onPress={() => acts.decide("escalated")}
        />
        <Menu
          side="top"
          trigger={
            <IconButton icon="more" label="Decide with a reason" className="w-6!" disabled={isClosed} />
          }
        >
          <MenuItem icon="remove" onSelect={() => acts.openReason("remove")}>
            Remove with a reason <MenuKeys keys={["⇧", "R"]} />
          </MenuItem>
          <MenuItem icon="escalate" onSelect={() => acts.openReason("escalate")}>
            Escalate with a note <MenuKeys keys={["⇧", "E"]} />
          </MenuItem>
        </Menu>
        <span className="h-5 w-px bg-line @max-[465px]:hidden" />
        <ActButton
          icon="flag"
          keyCap="F"
          label="Flag"
          tone="flag"
          isDisabled={isClosed}
          onPress={acts.openFlag}
        />
        {!isOfMany && (
          <ActButton
            icon="note"
            keyCap="N"
            label="Note"
            tone="plain"
            isDisabled={isClosed}
            onPress={acts.writeNote}
          />
        )}
        <ActButton
          icon="undo"
          keyCap="U"
          label="Undo"
          tone="plain"
          isDisabled={closedBecause !== null}
          onPress={acts.undo}
        />
      </div>
    </div>
  );
});
