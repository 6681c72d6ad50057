"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const ITEM =
  "flex h-8 cursor-default items-center gap-2 rounded-control px-2 whitespace-nowrap outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-accent-soft";

type MenuProps = {
  /** The element that opens the menu, usually a Button. */
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
};

/** A menu under a button: arrows move, a letter jumps, Esc closes. */
export function Menu({ trigger, children, side = "bottom", align = "start" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          role="region"
          aria-label="Menu"
          side={side}
          align={align}
          sideOffset={4}
          className="z-30 outline-none"
        >
          <Base.Popup className="max-h-[var(--available-height)] min-w-40 overflow-y-auto rounded-panel bg-raised p-1 text-ink shadow-menu outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem(props: {
  icon?: IconName;
  children: ReactNode;
  onSelect: () => void;
  isDisabled?: boolean;
}) {
  return (
    <Base.Item className={ITEM} onClick={props.onSelect} disabled={props.isDisabled}>
      {props.icon && <Icon name={props.icon} className="size-4 text-faint" />}
      {props.children}
    </Base.Item>
  );
}

/** One of several; the chosen one carries a tick. */
export function MenuRadioGroup<Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: IconName }[];
}) {
  return (
    <Base.RadioGroup value={props.value} onValueChange={props.onChange} aria-label={props.label}>
      {props.options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
          {option.icon && <Icon name={option.icon} className="size-4 text-faint" />}
          {option.label}
          <Base.RadioItemIndicator className="ml-auto pl-4 text-accent">
            <Icon name="tick" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

/** A choice that can be on or off beside others; the menu stays open. */
export function MenuCheckboxItem(props: {
  children: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <Base.CheckboxItem checked={props.isChecked} onCheckedChange={props.onChange} className={ITEM}>
      {props.children}
      <Base.CheckboxItemIndicator className="ml-auto pl-4 text-accent">
        <Icon name="tick" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-micro font-medium text-faint">{children}</div>;
}
