import type { Stretch } from "./passage-pieces";

// A run of text says in `data-at` where it begins in its subject (see Passage), the subject's element who it is in `data-subject`.
const RUN = "[data-at]";
const SUBJECT = "[data-subject]";

/** A stretch of the text of a comment or an article, by its id. */
export type PassageOf = Stretch & { subjectId: string };

/** What is selected on the page, as far as it lies in one subject's text; null where nothing is. */
export function selectedPassage(selection: Selection | null): PassageOf | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const subject = subjectOf(range.startContainer) ?? subjectOf(range.endContainer);
  const subjectId = subject?.dataset.subject;
  if (!subject || !subjectId) return null;
  const runs = runsOf(subject).filter((run) => range.intersectsNode(run));
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return null;
  const start = placeIn(first, range.startContainer, range.startOffset) ?? beginningOf(first);
  const end = placeIn(last, range.endContainer, range.endOffset) ?? beginningOf(last) + lengthOf(last);
  return { subjectId, start, end };
}

/** The stretch as it stands on the page, as far as it is shown; null where nothing of it is. */
export function rangeOf(subject: Element, { start, end }: Stretch): Range | null {
  const runs = runsOf(subject).filter(
    (run) => beginningOf(run) < end && beginningOf(run) + lengthOf(run) > start,
  );
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return null;
  const range = document.createRange();
  const from = pointIn(first, Math.max(0, start - beginningOf(first)));
  const to = pointIn(last, Math.min(lengthOf(last), end - beginningOf(last)));
  if (!from || !to) return null;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The elements on the page whose text can be annotated, in its order. */
export function subjectsOn(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(SUBJECT)];
}

function subjectOf(node: Node): HTMLElement | null {
  return elementOf(node)?.closest<HTMLElement>(SUBJECT) ?? null;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function runsOf(subject: Element): HTMLElement[] {
  return [...subject.querySelectorAll<HTMLElement>(RUN)];
}

function beginningOf(run: HTMLElement): number {
  return Number(run.dataset.at);
}

function lengthOf(run: Element): number {
  return run.textContent.length;
}

function placeIn(run: HTMLElement, node: Node, offset: number): number | null {
  if (!run.contains(node)) return null;
  const before = document.createRange();
  before.selectNodeContents(run);
  before.setEnd(node, offset);
  return beginningOf(run) + before.toString().length;
}

/** A browser or one of its extensions may have cut the text of a run into several nodes. */
function pointIn(run: Element, offset: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
    last = node;
  }
  return last && { node: last, offset: last.textContent?.length ?? 0 };
}
