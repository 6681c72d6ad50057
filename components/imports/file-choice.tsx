"use client";

import { useRouter } from "next/navigation";

type Choice = { file: number | null; name: string; href: string };

/** Narrows the warnings to those of one file; there may be hundreds. */
export function FileChoice({ value, choices }: { value: number | null; choices: readonly Choice[] }) {
  const router = useRouter();
  const chosen = choices.findIndex(({ file }) => file === value);
  return (
    <select
      aria-label="Warnings of which file"
      value={chosen}
      onChange={({ currentTarget }) => {
        const choice = choices[Number(currentTarget.value)];
        if (choice) router.push(choice.href, { scroll: false });
      }}
      className="mb-2 h-7 max-w-full rounded-control border border-line-strong bg-raised px-1.5"
    >
      {choices.map(({ name, href }, index) => (
        <option key={href} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
