import type { ReactNode } from "react";
import {
  formatAge,
  formatAgo,
  formatColumnAge,
  formatDay,
  formatFullTime,
  formatMinute,
  formatTime,
  type Now,
} from "@/lib/format";

const FORMS = {
  age: formatAge,
  columnAge: formatColumnAge,
  ago: formatAgo,
  day: formatDay,
  minute: formatMinute,
  time: formatTime,
};

type TimeProps = {
  at: string;
  now: Now;
  as: keyof typeof FORMS;
  className?: string | undefined;
  before?: ReactNode;
  after?: ReactNode;
};

/** A time as short as its place; its title tells all of it, and in which zone. */
export function Time({ at, now, as, className, before, after }: TimeProps) {
  return (
    <time
      dateTime={at}
      title={formatFullTime(at, now.zone)}
      className={className}
      // Ages and clocks go on between the server and here.
      suppressHydrationWarning
    >
      {before}
      {FORMS[as](at, now)}
      {after}
    </time>
  );
}
