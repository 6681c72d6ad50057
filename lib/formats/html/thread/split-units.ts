import { bareIdOf, commentIdOf } from "../comment-id";
import type { Element } from "../parse-html";
import type { Block } from "../read-blocks";
import { walk } from "../walk";
import type { CommentList } from "./find-list";
import { ancestorsOf, type Kind, type Seeds } from "./seeds";

/** The blocks of one comment. */
export type Unit = { rows: Row[]; sourceId: string | null };

export type Row = {
  block: Block;
  kinds: ReadonlySet<Kind>;
  /** The child of the list that holds the block; the list itself for text that stands right in it. */
  child: Element;
  /** The comment's id in the elements around the block. */
  id: string | null;
  /** Names the block's place among the parts of a comment. */
  path: string;
};

/** Divides the blocks of a list into comments: by the elements that hold one each, else by what begins or ends one. */
export function splitUnits(blocks: readonly Block[], seeds: Seeds, list: CommentList): Unit[] {
  const rows = rowsOf(blocks, seeds, list.element);
  return isWrapped(rows, list) ? wrapped(rows, list) : inTurn(rows);
}

function rowsOf(blocks: readonly Block[], seeds: Seeds, list: Element): Row[] {
  const [start, end] = seeds.range;
  return blocks.slice(start, end).flatMap((block, offset) => {
    const around = ancestorsOf(block.element);
    const at = around.indexOf(list);
    if (at === -1) return [];
    const inside = around.slice(0, at);
    return [
      {
        block,
        kinds: seeds.kinds[start + offset] ?? new Set<Kind>(),
        child: inside.at(-1) ?? list,
        id: inside.map(commentIdOf).find((one) => one !== null) ?? null,
        path: inside.map(stepOf).join("<"),
      },
    ];
  });
}

function stepOf({ tagName, attrs }: Element): string {
  const name = attrs.find((one) => one.name === "class" || one.name === "itemprop")?.value ?? "";
  return `${tagName} ${name.slice(0, 60)}`;
}

/** Whether each comment has an element of its own; else its parts stand beside those of the others. */
function isWrapped(rows: readonly Row[], { element, children }: CommentList): boolean {
  const counts = { id: 0, votes: 0, member: 0, time: 0 } satisfies Record<Kind, number>;
  for (const kinds of children.values()) for (const kind of kinds) counts[kind] += 1;
  if (children.size > Math.max(...Object.values(counts)) * 1.3) return false;
  const bodies = rows.filter(({ kinds }) => kinds.size === 0);
  const inside = bodies.filter(({ child }) => child !== element && children.has(child)).length;
  return inside * 2 >= bodies.length;
}

function wrapped(rows: readonly Row[], { children }: CommentList): Unit[] {
  const units = new Map<Element | string, Unit>();
  const idsOf = new Map<Element, Set<string>>();
  for (const { child, id } of rows) {
    const ids = idsOf.get(child) ?? new Set();
    idsOf.set(child, id === null ? ids : ids.add(id));
  }
  let lastKey: Element | string | null = null;
  for (const row of rows) {
    const [firstId = null, secondId] = idsOf.get(row.child) ?? [];
    if (!children.has(row.child)) continue;
    // Answers may stand inside the comment that they answer.
    const isNested = secondId !== undefined;
    const key: Element | string = isNested ? (row.id ?? lastKey ?? row.child) : row.child;
    const unit = units.get(key) ?? { rows: [], sourceId: isNested ? row.id : firstId };
    units.set(key, unit);
    unit.rows.push(row);
    lastKey = key;
  }
  for (const [key, unit] of units) if (typeof key !== "string") unit.sourceId ??= idWithin(key);
  return withDistinctIds([...units.values()]);
}

/** The id of an element that holds one comment, or of an empty anchor in it. */
function idWithin(child: Element): string | null {
  let found: string | null = null;
  walk([child], {
    enter(element) {
      found ??= commentIdOf(element);
      return found === null;
    },
    leave: () => undefined,
    text: () => undefined,
  });
  return found ?? bareIdOf(child);
}

/** What several of them carry is no id. */
function withDistinctIds(units: readonly Unit[]): Unit[] {
  const seen = new Set<string>();
  return units.map(({ rows, sourceId }) => {
    const isNew = sourceId !== null && !seen.has(sourceId);
    if (isNew) seen.add(sourceId);
    return { rows, sourceId: isNew ? sourceId : null };
  });
}

function inTurn(rows: readonly Row[]): Unit[] {
  const signs = rows.filter(({ kinds }) => kinds.size > 0);
  const [first, last] = [signs[0], signs.at(-1)];
  if (!first || !last) return [];
  if (rows[0] === first) return segments(rows, commonest(first, signs));
  const backwards = segments([...rows].reverse(), commonest(last, signs));
  return backwards.map(({ rows: some, sourceId }) => ({ rows: [...some].reverse(), sourceId })).reverse();
}

/** Of the signs that begin the thread, the one that most comments have. */
function commonest(row: Row, signs: readonly Row[]): Kind {
  const count = (kind: Kind) => signs.filter(({ kinds }) => kinds.has(kind)).length;
  const [first = "time", ...others] = row.kinds;
  return others.reduce((best, one) => (count(one) > count(best) ? one : best), first);
}

function segments(rows: readonly Row[], opening: Kind): Unit[] {
  const units: Unit[] = [];
  for (const row of rows) {
    if (row.kinds.has(opening) || units.length === 0) units.push({ rows: [], sourceId: null });
    const unit = units.at(-1);
    unit?.rows.push(row);
    if (unit) unit.sourceId ??= row.id;
  }
  return units;
}
