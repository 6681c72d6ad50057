import type { ParseWarning, ThreadState } from "@/lib/domain/parsed-article";
import type { ParsedPart, SourceComment } from "@/lib/domain/parsed-part";
import { WarningTally } from "../table/warning-tally";
import { IdSet } from "./id-set";

const WAITING_MAX = 100_000;

type Place = { line: number; position: number };

/** What is odd about the records of an export, in a moderator's words. */
export class ExportWarnings {
  private readonly tally = new WarningTally();
  private readonly known = new IdSet();
  private waiting: (Place & { parent: string })[] = [];
  private isPersonalTold = false;

  /** Looks at ids: one that stood before, or an answer to a comment that is nowhere. */
  meet({ sourceId, parentSourceId }: Omit<SourceComment, "position">, place: Place): void {
    if (sourceId && !this.known.add(sourceId)) {
      this.add(
        "repeated_id",
        `the comment has the id ${sourceId} of an earlier one; the two are taken for one comment, and the later counts`,
        place,
      );
    }
    if (!parentSourceId || this.known.has(parentSourceId) || this.waiting.length === WAITING_MAX) return;
    this.waiting.push({ ...place, parent: parentSourceId });
  }

  /** To be called where all comments that could be answered have been met. */
  endOfThread(): void {
    for (const { parent, ...place } of this.waiting) {
      if (this.known.has(parent)) continue;
      this.add(
        "unknown_parent",
        `the comment answers comment ${parent}, which the export does not hold`,
        place,
      );
    }
    this.waiting = [];
    this.known.clear();
  }

  badDate(written: string, place: Place): void {
    this.dated("the comment", { badDate: written, isGuessed: false }, place);
  }

  /** Tells of a time that is unknown, or that may be some hours off. */
  dated(
    whose: "the article" | "the comment",
    { badDate, isGuessed }: { badDate: string | null; isGuessed: boolean },
    place: { line: number; position: number | null },
  ): void {
    const time = whose === "the article" ? "date" : "time";
    if (badDate !== null) {
      const what = `${whose} has “${badDate.slice(0, 40)}” as its ${time}, which no calendar has; it was left unknown`;
      this.add("bad_date", what, place);
    }
    if (isGuessed) {
      const what = `${whose} has its ${time} in the site's own zone alone, and nothing in the file shows which that is; it was taken as UTC and may be some hours off`;
      this.add("bad_date", what, place);
    }
  }

  /** Tells of a thread that readers cannot see, or not answer, at its source. */
  thread(state: ThreadState | null | undefined, place: { line: number; position: null }): void {
    if (state !== "closed" && state !== "deleted") return;
    this.add("closed_thread", `the thread is ${state} at the source; its comments were read`, place);
  }

  /**
   * Text that holds the end of its own record is legal, and may be quoted; most likely, though, the end of a section
   * is missing. The record is taken at its word: else anybody could write a comment that passes for two.
   */
  swallowed(raw: string, name: string, place: Place): void {
    const end = raw.indexOf(`</${name}>`);
    if (end === -1 || end + name.length + 3 >= raw.length) return;
    const what = `the text holds the end of a ${name} and what follows it; where “]]>” is missing in the file, two comments have become one`;
    this.add("undivided_bodies", what, place);
  }

  /** The record held characters that no database and no XML may hold. */
  replaced(place: Place): void {
    this.add("replaced_characters", "characters that cannot be stored were replaced by U+FFFD", place);
  }

  undecodable({ count, line }: { count: number; line: number }): void {
    const what = `${count} character(s), the first of them here, are no text in the file's encoding; each was replaced by U+FFFD`;
    this.add("undecodable_bytes", what, { line, position: null });
  }

  /** The file ends, at this line, before its export does. */
  cutOff(line: number): void {
    const what = "the file breaks off before the export ends; export it again. What it has was read";
    this.add("cut_off", what, { line, position: null });
  }

  personalLeftOut(): void {
    if (this.isPersonalTold) return;
    this.isPersonalTold = true;
    const message =
      "The file holds e-mail or network addresses of readers; they were left out. To keep them, import again with --keep-personal.";
    this.tally.add({ code: "personal_left_out", message, line: null, position: null });
  }

  add(
    code: ParseWarning["code"],
    what: string,
    place: { line: number | null; position: number | null },
  ): void {
    const message = place.line === null ? `${what}.` : `Line ${place.line}: ${what}.`;
    this.tally.add({ code, message, ...place });
  }

  /** The warnings since the last call. */
  take(): ParsedPart[] {
    return this.tally.isEmpty ? [] : this.tally.take();
  }

  rest(): ParsedPart[] {
    return [...this.take(), ...this.tally.rest()];
  }
}
