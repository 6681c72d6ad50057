import type { Severity } from "@/lib/domain/severities";

/** What the export says of one flag. */
export type FlagVoice = { rule: string; severity: Severity; name: string; note: string | null };

/** What the export says of one note. */
export type NoteVoice = { name: string; writtenAt: string; text: string };

// Escaped like this, a list can be taken apart again whatever was typed; docs/moderators.md tells the rule to readers.
const escapeWords = (words: string) => words.replace(/[\\;]/g, "\\$&");
const escapeName = (name: string) => name.replace(/[\\;,)]/g, "\\$&");

/** `insult (high, Noor); spam (low, Kaito): twice today`. */
export function writeFlags(flags: readonly FlagVoice[]): string {
  return flags
    .map(({ rule, severity, name, note }) => {
      const words = note === null ? "" : `: ${escapeWords(note)}`;
      return `${rule} (${severity}, ${escapeName(name)})${words}`;
    })
    .join("; ");
}

/** `Noor, 2026-11-21T10:04:00Z: he quotes the law wrongly`. */
export function writeNotes(notes: readonly NoteVoice[]): string {
  return notes
    .map(({ name, writtenAt, text }) => `${escapeName(name)}, ${writtenAt}: ${escapeWords(text)}`)
    .join("; ");
}

/** `harbour; second look`. */
export function writeTags(tags: readonly string[]): string {
  return tags.map(escapeWords).join("; ");
}
