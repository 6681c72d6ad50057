export type Figure = { value: string; name: string };

/** Figures side by side, each above its name. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {figures.map(({ value, name }) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-micro text-faint">{name}</dt>
          <dd className="num text-[14px]/[19px] font-[550]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
