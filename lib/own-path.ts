// Only its own origin is compared, so any will do.
const HERE = "http://desk.invalid";

/** Where the day begins: the open queue. */
export const START_PATH = "/queue?status=open";

/** Where to go after the sign-in: a path of this desk, whatever the address bar was made to say. */
export function ownPath(asked: unknown): string {
  if (typeof asked !== "string" || !URL.canParse(asked, HERE)) return START_PATH;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  // A path that begins with two slashes would be read as another host.
  if (origin !== HERE || /^\/[/\\]/.test(pathname) || pathname.startsWith("/login")) return START_PATH;
  return `${pathname}${search}${hash}`;
}
