/** A press as the page heard it. */
export type HeardPress = {
  key: string;
  /** The keyboard repeated it. */
  isRepeated: boolean;
  /** The row that was highlighted on the screen when the key was pressed; null: none. */
  row: string | null;
  /** Where it went: into a field, to a page that does not hear its keys yet, to one that says it failed, or to the desk. */
  place: "field" | "early" | "failed" | "desk";
  /** How many presses the page said it ignored, with this one and since the one before. */
  ignored: number;
  /** Why, in the page's words. */
  why: string;
  /** How many decisions the page said it did not save, since the press before. */
  refused: number;
  /** The page said that the comment had this status already. */
  isAlready: boolean;
};

/**
 * Plain JavaScript for the page. Each frame notes which row is highlighted, so that a press can be held against what was
 * drawn when it was made, however late the page hears of it.
 */
export const RECORDER = `(() => {
  if (window.isRecording) return;
  window.isRecording = true;
  const frames = [{ at: -1, row: null }];
  const draw = (at) => {
    const row = document.querySelector("tr[data-active]")?.getAttribute("data-row") ?? null;
    if (frames.at(-1).row !== row) frames.push({ at, row });
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  let ignored = 0, before = 0, why = "", refused = 0, refusedBefore = 0;
  const read = () => {
    const line = document.querySelector("[data-ignored]");
    const now = Number(line?.getAttribute("data-ignored") ?? 0);
    if (now > before) ignored += now - before;
    if (now > before) why = line.textContent.replace(/^.*?: /, "");
    before = now;
    const told = /(\\d+) decisions? not saved/.exec(document.querySelector("footer")?.textContent ?? "");
    const notSaved = told ? Number(told[1]) : 0;
    if (notSaved > refusedBefore) refused += notSaved - refusedBefore;
    refusedBefore = notSaved;
  };
  new MutationObserver(read).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ignored"] });
  addEventListener("keydown", (event) => {
    const { key, repeat, target, timeStamp } = event;
    const isField = target instanceof Element && target.matches("input, textarea");
    const isFailed = document.querySelector("h1")?.textContent === "This page could not be read";
    const live = window.komainuEarlyKeys?.isLive ? "desk" : "early";
    const place = isField || key === "/" ? "field" : isFailed ? "failed" : live;
    const row = frames.findLast(({ at }) => at <= timeStamp)?.row ?? null;
    setTimeout(() => {
      read();
      const said = [...document.querySelectorAll("footer [role=status]")].map((line) => line.textContent).join(" ");
      window.recordPress({ key, isRepeated: repeat, row, place, ignored, why, refused, isAlready: said.includes("Already") });
      ignored = 0; why = ""; refused = 0;
    }, 25);
  }, true);
})();`;
