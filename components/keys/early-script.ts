/**
 * Runs before anything else of a page, as plain JavaScript: until the desk hears its keys, a slash leads to the search,
 * what is typed there is kept, and single keys are counted. The desk takes all of it over when it is ready. On every page
 * an Enter that is held down presses no button and sends no form a second time.
 */
export const EARLY_SCRIPT = `(() => {
  const early = { isLive: false, presses: [], text: null, isAsked: false };
  window.komainuEarlyKeys = early;
  const desk = /^\\/(queue|articles\\/[^/]+)$/;
  const field = () => document.querySelector("input[type=search][data-keys-search]");
  const isOurs = () => !early.isLive && desk.test(location.pathname);
  addEventListener("keydown", (event) => {
    const { key, repeat, target, ctrlKey, metaKey } = event;
    if (!repeat || key !== "Enter") return;
    const isWriting = target instanceof Element && target.closest("textarea, [contenteditable]") !== null;
    if (isWriting && !ctrlKey && !metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  addEventListener("input", ({ target }) => {
    if (isOurs() && target === field()) early.text = target.value;
  }, true);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!isOurs() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Enter" && early.text !== null) early.isAsked = true;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
    if (early.text !== null) {
      if (key === "Escape") early.text = null;
      else if (key === "Backspace") early.text = early.text.slice(0, -1);
      else if (key.length === 1) early.text += key;
      else return;
    } else if (key === "/" && document.documentElement.dataset.keys !== "off") {
      if (field()) field().focus();
      early.text = "";
    } else {
      if (key.length === 1) early.presses.push({ key, at: event.timeStamp });
      return;
    }
    event.preventDefault();
  }, true);
})();`;
