import { isControlWord } from "./control-word";
import type { Row, Unit } from "./split-units";

const TEXT_CHARS_MAX = 60;
/** Tells the words of buttons and the like from what a member wrote. */
export class ControlWords {
  /** Short texts that stand at the same place of nearly every comment. */
  private readonly repeated = new Set<string>();

  constructor(units: readonly Unit[]) {
    const counts = new Map<string, number>();
    for (const { rows } of units) {
      const own = new Set(rows.map((row) => keyOf(row, row.block.text)));
      for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      if (count >= 3 && count * 10 >= units.length * 7) this.repeated.add(key);
    }
  }

  has(row: Row, text: string): boolean {
    if (text.length > TEXT_CHARS_MAX) return false;
    const { block } = row;
    if (block.element?.tagName === "button" || block.element?.tagName === "label") return true;
    if (this.repeated.has(keyOf(row, text))) return true;
    const isParagraph = block.element?.tagName === "p" && block.links.length === 0;
    if (isControlWord(text) && !isParagraph) return true;
    const words = block.links.map((link) => link.text);
    return (
      words.length > 0 &&
      words.join("").length >= text.replace(/\s/g, "").length - 4 &&
      words.every((one) => isControlWord(one))
    );
  }
}

function keyOf({ path }: Row, text: string): string {
  return text.length > TEXT_CHARS_MAX ? "" : `${path}\n${text}`;
}
