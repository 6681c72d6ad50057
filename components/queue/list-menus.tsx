import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import {
  Menu,
  MenuCheckboxItem,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuSeparator,
} from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { COMMENT_SORTS, SORTS } from "@/lib/comments/query";
import type { Density } from "@/lib/domain/preferences";
import { OPTIONAL_COLUMNS } from "./columns";
import { useQueue } from "./queue-context";

const SORT_OPTIONS = COMMENT_SORTS.map((value) => ({ value, label: SORTS[value].label }));

const DIRECTIONS = [
  { value: "ascending", label: "Ascending" },
  { value: "descending", label: "Descending" },
] as const;

/** The word of a button above the list. Where there is little room, the glyph stands alone. */
export function BarWord({ children, isMinor = false }: { children: ReactNode; isMinor?: boolean }) {
  return (
    <span
      className={`hidden items-center whitespace-nowrap ${isMinor ? "@[700px]/bar:inline-flex" : "@[600px]/bar:inline-flex"}`}
    >
      {children}
    </span>
  );
}

/** Every sort, also those whose column is put away. */
export function SortMenu() {
  const { address } = useQueue();
  const { sort } = address.query;
  const direction = sort.descending ? "descending" : "ascending";
  const word = (
    <BarWord>
      Sort: {SORTS[sort.by].label}
      <Icon name={direction} className="size-3" />
    </BarWord>
  );
  const trigger = (
    <IconButton icon="sort" label={`Sort: ${SORTS[sort.by].label}, ${direction}`} word={word} />
  );
  return (
    <Menu align="end" trigger={trigger}>
      <MenuLabel>Sort by</MenuLabel>
      <MenuRadioGroup
        label="Sort by"
        value={sort.by}
        options={SORT_OPTIONS}
        onChange={(by) => by !== sort.by && void address.sortBy(by)}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label="Direction"
        value={direction}
        options={DIRECTIONS}
        onChange={(next) => address.change({ sort: { by: sort.by, descending: next === "descending" } })}
      />
    </Menu>
  );
}

type ViewMenuProps = {
  visibility: Record<string, boolean>;
  onToggle: (columnId: string, isShown: boolean) => void;
};

export function ColumnsMenu({ visibility, onToggle }: ViewMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          icon="columns"
          label="Columns"
          word={<BarWord isMinor>Columns</BarWord>}
          className="max-[760px]:hidden"
        />
      }
    >
      <MenuLabel>Columns</MenuLabel>
      {Object.entries(OPTIONAL_COLUMNS).map(([id, label]) => (
        <MenuCheckboxItem
          key={id}
          isChecked={visibility[id] ?? true}
          onChange={(isShown) => onToggle(id, isShown)}
        >
          {label}
        </MenuCheckboxItem>
      ))}
    </Menu>
  );
}

export function ExportMenu() {
  const { address } = useQueue();
  const download = (bom: boolean) => {
    const params = new URLSearchParams(address.words);
    if (bom) params.set("bom", "yes");
    window.location.assign(`/queue/export?${params}`);
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton icon="upload" label="Export CSV" word={<BarWord isMinor>Export</BarWord>} />}
    >
      <MenuLabel>Exactly these rows, in this order, as CSV</MenuLabel>
      <MenuItem onSelect={() => download(false)}>Plain UTF-8</MenuItem>
      <MenuItem onSelect={() => download(true)}>With byte-order mark, for Excel</MenuItem>
    </Menu>
  );
}

const DENSITY_OPTIONS = [
  { value: "comfortable", label: "Comfortable rows (D)", icon: "rowsComfortable" },
  { value: "compact", label: "Compact rows (D)", icon: "rowsCompact" },
] as const;

export function DensitySwitch({
  density,
  onChange,
}: {
  density: Density;
  onChange: (density: Density) => void;
}) {
  return (
    <span className="contents max-[760px]:hidden">
      <Segmented label="Row height" value={density} options={DENSITY_OPTIONS} onChange={onChange} />
    </span>
  );
}
