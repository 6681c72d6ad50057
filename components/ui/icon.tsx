/** Drawn on a 16 px grid with one stroke, no fill. */
const PATHS = {
  open: "M13.4 8A5.4 5.4 0 1 1 2.6 8a5.4 5.4 0 0 1 10.8 0z",
  keep: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.3 8.2l1.9 1.9 3.6-4",
  remove: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.8 5.8l4.4 4.4m0-4.4-4.4 4.4",
  escalate: "M8 13.5v-8M4.4 8.6 8 5l3.6 3.6M3.5 2.5h9",
  flag: "M4 14V2.6m0 .4h7.6L9.8 5.8l1.8 2.8H4",
  note: "M3 2.8h10v7.4l-3 3H3zM10 13v-3h3M5.4 5.8h5.2M5.4 8.2h3",
  annotation: "M2.5 3h11M2.5 6.2h6M2.5 13.2h4M9 13.2l.6-2.4 3.6-3.6 1.8 1.8-3.6 3.6z",
  tag: "M2.5 2.5h5l6 6-5 5-6-6zM5.3 5.2v.1",
  undo: "M5.5 3 2.5 6l3 3M2.8 6H10a3.5 3.5 0 0 1 0 7H6.5",
  search: "M11.3 7a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0zM10.3 10.3l3.4 3.4",
  close: "m4.5 4.5 7 7m0-7-7 7",
  tick: "m3.5 8.5 3 3 6-7",
  swing: "M2 5.5 5.5 9l3-3L14 12M14 8.2V12h-3.8",
  disputed: "M8 2.5v11M2 8h3.5M10.5 8H14M4 5.8 1.8 8 4 10.2M12 5.8 14.2 8 12 10.2",
  quote: "M6.5 4.5c-2 .5-3 2-3 4v3h3v-3h-3M13 4.5c-2 .5-3 2-3 4v3h3v-3h-3",
  blank: "M3 5V3h2m2 0h2m2 0h2v2m0 2v2m0 2v2h-2m-2 0H7m-2 0H3v-2m0-2V7",
  article: "M3.5 2h9v12h-9zM5.8 5h4.4M5.8 7.5h4.4M5.8 10h2.5",
  overview: "M2.5 13.5h11M4.5 11V7.5M8 11V3.5M11.5 11V5.5",
  external: "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5",
  rowsComfortable: "M3 5h10M3 11h10",
  rowsCompact: "M3 4h10M3 8h10M3 12h10",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  ascending: "M8 12.5v-9M4.8 6.5 8 3.3l3.2 3.2",
  descending: "M8 3.5v9M4.8 9.5 8 12.7l3.2-3.2",
  sort: "M5 3v10M2.5 5.5 5 3l2.5 2.5M11 13V3M8.5 10.5 11 13l2.5-2.5",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  chevronLeft: "M9.5 3 4.5 8l5 5",
  chevronRight: "m6.5 3 5 5-5 5",
  chevronDown: "m3 6 5 5 5-5",
  chevronUp: "m3 10 5-5 5 5",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h7",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  warning: "M8 2.5 14.5 13.5h-13zM8 6.5v3.3M8 11.6v.1",
  go: "M3 8h9.5M9 4.5 12.5 8 9 11.5",
  clock: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.3 1.5",
  pause: "M6 4v8M10 4v8",
  import: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  download: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11",
  upload: "M8 10.2V2.4M4.8 5.4 8 2.2l3.2 3.2M2.5 11v2.5h11V11",
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M3.5 8h9",
  changed: "M8 3.5 13 12.5H3z",
  edit: "M10.5 3 13 5.5l-7.5 7.5H3v-2.5zM9 4.5 11.5 7",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  person: "M10.6 5.4a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM2.8 13.5c.5-2.7 2.5-4 5.2-4s4.7 1.3 5.2 4",
  people:
    "M8.2 5.6a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0zM1.5 13c.4-2.4 2.1-3.6 4.5-3.6s4.1 1.2 4.5 3.6M10.4 3.5a2.2 2.2 0 0 1 0 4.2M12 9.8c1.4.5 2.3 1.6 2.5 3.2",
  settings:
    "M2.5 5h6m4 0h1M2.5 11h1m4 0h6M12.5 5a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM7.5 11a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
  sun: "M10.6 8a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1",
  moon: "M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z",
  system: "M2.5 3h11v7.5h-11zM5.5 13.5h5M8 10.5v3",
  signOut: "M6.5 3h-4v10h4M6.5 8h7M10.5 5l3 3-3 3",
  keyboard: "M1.8 4h12.4v8H1.8zM4.5 6.7h.1M7 6.7h.1M9.5 6.7h.1M11.7 6.7h.1M5 9.5h6",
} as const;

export type IconName = keyof typeof PATHS;

/** Beside a word an icon is silent; alone it needs a `label`. Size and colour come from the class. */
export function Icon({
  name,
  label,
  className = "size-4",
}: {
  name: IconName;
  label?: string;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
