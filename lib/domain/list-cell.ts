import { SEVERITIES, type Severity } from "@/lib/domain/severities";

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

/** Paragraphs as lines with a blank one between them. */
export function writeParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")).join("\n\n");
}

export function readParagraphs(cell: string): string[] {
  return cell
    .split("\n\n")
    .map((text) => text.replace(/\\([\s\S])/g, (_, mark) => (mark === "n" ? "\n" : mark)));
}

/** What `writeTags` wrote. */
export function readTags(cell: string): string[] {
  return items(cell).map(plainWords);
}

/** What `writeFlags` wrote; null for a cell that it did not write. */
export function readFlags(cell: string): FlagVoice[] | null {
  const flags = items(cell).map((item): FlagVoice | null => {
    const [, rule = "", severity, name = "", note] = FLAG.exec(item) ?? [];
    const found = SEVERITIES.find((one) => one === severity);
    const words = note === undefined ? null : plainWords(note);
    return found ? { rule, severity: found, name: plainWords(name), note: words } : null;
  });
  return whole(flags);
}

/** What `writeNotes` wrote; null for a cell that it did not write. */
export function readNotes(cell: string): NoteVoice[] | null {
  const notes = items(cell).map((item): NoteVoice | null => {
    const [, name, writtenAt = "", text = ""] = NOTE.exec(item) ?? [];
    return name === undefined ? null : { name: plainWords(name), writtenAt, text: plainWords(text) };
  });
  return whole(notes);
}

const FLAG = /^([a-z0-9-]{1,60}) \((\w+), ((?:[^\\)]|\\.)*)\)(?:: (.*))?$/s;
const NOTE = /^((?:[^\\,]|\\.)*), (\S+): (.*)$/s;
const ITEM = /(?:[^\\;]|\\.)+/gs;

/** A list's items, as they are written: a separator is a semicolon and a space. */
function items(cell: string): string[] {
  return (cell.match(ITEM) ?? []).map((item, at) => (at === 0 ? item : item.slice(1)));
}

const plainWords = (text: string) => text.replace(/\\(.)/gs, "$1");

function whole<Item>(list: readonly (Item | null)[]): Item[] | null {
  const found = list.filter((item) => item !== null);
  return found.length === list.length ? found : null;
}
