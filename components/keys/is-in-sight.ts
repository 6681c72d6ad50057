/** Whether a part of the element can be seen between the edges of what scrolls it. */
export function isInSight(element: Element | null): boolean {
  const box = element?.getBoundingClientRect();
  if (!element || !box || box.height === 0) return false;
  let { top, bottom } = box;
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (!/auto|scroll|hidden/.test(getComputedStyle(around).overflowY)) continue;
    const frame = around.getBoundingClientRect();
    top = Math.max(top, frame.top);
    bottom = Math.min(bottom, frame.bottom);
  }
  return Math.min(bottom, window.innerHeight) - Math.max(top, 0) > 1;
}
