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
import { COMMENT_SORTS, type CommentSort } from "@/lib/comments/query";
import type { Density } from "@/lib/domain/preferences";
import { OPTIONAL_COLUMNS } from "./columns";
import { useQueue } from "./queue-context";

const SORT_LABEL = {
  net: "Net votes",
  upvotes: "Upvotes",
  downvotes: "Downvotes",
  total: "Votes in all",
  controversy: "Dispute",
  position: "Place on the page",
  postedAt: "Date",
  length: "Length",
  flags: "Flags",
  netChange: "Votes moved",
  netChangePerDay: "Votes moved a day",
  netChangeDeviation: "Unusual for its thread",
} satisfies Record<CommentSort, string>;

const SORT_OPTIONS = COMMENT_SORTS.map((value) => ({ value, label: SORT_LABEL[value] }));

const DIRECTIONS = [
  { value: "ascending", label: "Smallest or oldest first" },
  { value: "descending", label: "Largest or newest first" },
] as const;

/** Every sort, also those whose column is put away. */
export function SortMenu() {
  const { address } = useQueue();
  const { sort } = address.query;
  return (
    <Menu align="end" trigger={<IconButton icon="sort" label={`Sort: ${SORT_LABEL[sort.by]}`} />}>
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
        value={sort.descending ? "descending" : "ascending"}
        options={DIRECTIONS}
        onChange={(direction) =>
          address.change({ sort: { by: sort.by, descending: direction === "descending" } })
        }
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
    <Menu align="end" trigger={<IconButton icon="columns" label="Columns" className="max-[760px]:hidden" />}>
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
    <Menu align="end" trigger={<IconButton icon="download" label="Export CSV" />}>
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
