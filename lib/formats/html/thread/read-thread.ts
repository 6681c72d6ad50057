import type { ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import type { Block } from "../read-blocks";
import { findList } from "./find-list";
import { readUnits } from "./read-units";
import { ancestorsOf, findSeeds } from "./seeds";
import { splitUnits } from "./split-units";

/** A thread whose comments the page's elements keep apart, with the places of its first block and behind its last. */
export type MarkedUpThread = {
  start: number;
  end: number;
  comments: ParsedComment[];
  warnings: ParseWarning[];
};

/**
 * Reads the thread by how its elements repeat: ids, times, members' links and votes say where each comment is, whatever
 * the names of classes. Null where nothing repeats; then the text alone has to tell.
 */
export function readThread(blocks: readonly Block[], observedAt: string | null): MarkedUpThread | null {
  const seeds = findSeeds(blocks);
  const list = findList(blocks, seeds);
  if (!list) return null;
  const units = splitUnits(blocks, seeds, list);
  const { comments, warnings } = readUnits(units, observedAt);
  if (comments.length === 0) return null;
  const isInList = ({ element }: Block) => ancestorsOf(element).includes(list.element);
  const start = blocks.findIndex((block, at) => at >= seeds.range[0] && isInList(block));
  const end = blocks.findLastIndex((block, at) => at < seeds.range[1] && isInList(block)) + 1;
  return { start, end, comments, warnings };
}
