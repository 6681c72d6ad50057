import type { Mark } from "./mark-line";

/** The site's own copyright line names its owner; a page without one has the form of Japan Today. */
export function outletOf(marks: readonly Mark[]): string {
  const sites = marks.filter((mark) => mark.kind === "site");
  // An agency may print its year in the same way, above the site's own line.
  const owner = sites.at(-1)?.owner;
  const isOwn = owner === undefined || sites.some((site) => /^GPlusMedia\b/i.test(site.owner));
  return isOwn ? "Japan Today" : owner;
}
