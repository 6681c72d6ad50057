import type { Opening } from "../opening";
import { exportTime } from "../xml/short-text";

const PAIR =
  /<wp:(?:post|comment)_date>(?:<!\[CDATA\[)?\s*([\d: -]{19})[^<>]{0,5}(?:\]\]>)?<\/[^<>]{1,40}>\s*<wp:(?:post|comment)_date_gmt>(?:<!\[CDATA\[)?\s*([\d: -]{19})/g;
const HOUR_MS = 3_600_000;

export type LocalTime = {
  at: string | null;
  /** It is the site's own time, and nothing shows how far that is from Greenwich's. */
  isGuessed: boolean;
  /** The text of a date that no calendar has, where nothing better stands beside it. */
  badDate: string | null;
};

/** How far a site's time is from Greenwich's, as its dates show it: WordPress writes most of them in both. */
export class SiteClock {
  private offsetMs: number | null = null;

  constructor(opening: Opening) {
    for (const [, local = "", gmt = ""] of opening.text.matchAll(PAIR)) {
      if (this.offsetMs === null) this.learn(exportTime(gmt), exportTime(local));
    }
  }

  /** The time of a record, by Greenwich's where the export has it, else by the site's. */
  read(gmt: string, local: string): LocalTime {
    const [time, here] = [exportTime(gmt), exportTime(local)];
    this.learn(time, here);
    if (time !== null) return { at: time, isGuessed: false, badDate: null };
    if (here === null) return { at: null, isGuessed: false, badDate: gmt || local || null };
    const at = new Date(Date.parse(here) - (this.offsetMs ?? 0)).toISOString();
    return { at, isGuessed: this.offsetMs === null, badDate: null };
  }

  private learn(gmt: string | null, local: string | null): void {
    if (gmt === null || local === null) return;
    const offsetMs = Date.parse(local) - Date.parse(gmt);
    if (Math.abs(offsetMs) <= 14 * HOUR_MS) this.offsetMs = offsetMs;
  }
}
