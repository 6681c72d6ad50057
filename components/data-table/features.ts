import { columnVisibilityFeature, metaHelper, tableFeatures } from "@tanstack/react-table";

export type ColumnMeta = {
  /** A track of the grid, such as `34px` or `minmax(0, 1fr)`. */
  width: string;
  /** The same below 1360 px. */
  narrowWidth?: string;
  /** Classes of the cell. */
  cellClass?: string;
  /** Classes of the head. */
  headClass?: string;
  /** A head that sorts when pressed. */
  isSortable?: boolean;
  /** What the head's word alone does not say. */
  headHint?: string;
};

/** What the server-side tables of the desk use: rows come sorted and filtered, so no row model is registered. */
export const tableParts = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnMeta>() });
export type TableParts = typeof tableParts;
