/** What the document hears when the desk's key for annotating is pressed. */
export const ANNOTATE_KEY_PRESSED = "komainu:annotate";

/** Tells whatever text is on the page that its passage is to be annotated. */
export function pressAnnotateKey(): void {
  document.dispatchEvent(new Event(ANNOTATE_KEY_PRESSED));
}
