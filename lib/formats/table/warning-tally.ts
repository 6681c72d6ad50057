import type { ParseWarning, WarningCode } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";

/** So many of a kind are told one by one; of a million bad dates, nobody reads the others. */
const EACH_MAX = 100;

/** Warnings of a file with many records: the first of each kind one by one, the others counted. */
export class WarningTally {
  private readonly counts = new Map<WarningCode, number>();
  private ready: ParsedPart[] = [];

  add(warning: ParseWarning): void {
    const count = (this.counts.get(warning.code) ?? 0) + 1;
    this.counts.set(warning.code, count);
    if (count <= EACH_MAX) this.ready.push({ kind: "warning", warning });
  }

  get isEmpty(): boolean {
    return this.ready.length === 0;
  }

  /** The warnings since the last call. */
  take(): ParsedPart[] {
    const taken = this.ready;
    this.ready = [];
    return taken;
  }

  /** How many were not told one by one. */
  rest(): ParsedPart[] {
    return [...this.counts].flatMap(([code, count]): ParsedPart[] => {
      if (count <= EACH_MAX) return [];
      const message = `The file has ${count - EACH_MAX} more warnings of this kind; only the first ${EACH_MAX} are listed.`;
      return [{ kind: "warning", warning: { code, message, line: null, position: null } }];
    });
  }
}
