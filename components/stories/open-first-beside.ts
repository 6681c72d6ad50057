/** Opens the first of the other coverage that is shown side by side with its article; nothing where there is none. */
export function openFirstBeside(): void {
  document.querySelector<HTMLAnchorElement>("a[data-beside]")?.click();
}
