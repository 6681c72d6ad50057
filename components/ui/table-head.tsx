type TableHeadProps = {
  columns: readonly {
    name: string;
    /** A column of figures has its head at the right, as its figures are. */
    isFigure?: boolean;
    className?: string;
  }[];
};

/** The heads of a table's columns, small and grey. */
export function TableHead({ columns }: TableHeadProps) {
  return (
    <thead>
      <tr className="h-[26px] border-b border-line text-micro text-faint">
        {columns.map(({ name, isFigure, className = "" }) => (
          <th
            key={name}
            scope="col"
            className={`font-medium ${isFigure ? "text-right" : "text-left"} ${className}`}
          >
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
