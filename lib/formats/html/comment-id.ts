import { attribute, type Element } from "./parse-html";

const ID =
  /^(?:[a-z]+[-_:])*(?:comment|cmt|reply|post|message|c)s?(?:[-_:]?(?:id|item|body|text|content|row|box|anchor))*[-_:]?(\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27})$/i;
const BARE_ID = /^(?:comment[-_:]?)?(\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24})$/i;
const FRAGMENT = /#(.{1,80})$/;
const DATA_NAMES = ["data-comment-id", "data-commentid", "data-comment", "data-cid"];
const LINK_PARAMETER = /[?&](?:comment|comment[-_]?id|cid)=(\d{1,20})\b/i;

/** The comment's id in an element's own attributes: `id="comment-123"`, `data-comment-id="123"` and the like. */
export function commentIdOf(element: Element): string | null {
  for (const name of DATA_NAMES) {
    const found = BARE_ID.exec(attribute(element, name) ?? "")?.[1];
    if (found !== undefined) return found;
  }
  for (const name of ["id", "name"]) {
    const value = attribute(element, name);
    const found = value !== null && value.length <= 120 ? ID.exec(value)?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

/** An id that may be anything's: it counts only where the element turns out to be a comment. */
export function bareIdOf(element: Element): string | null {
  return BARE_ID.exec(attribute(element, "data-id") ?? attribute(element, "id") ?? "")?.[1] ?? null;
}

/** The comment to whom a link leads: `#comment-123`, `?comment=123`. */
export function commentIdInLink(href: string): string | null {
  const fragment = FRAGMENT.exec(href)?.[1];
  const found = fragment === undefined ? undefined : ID.exec(fragment)?.[1];
  return found ?? LINK_PARAMETER.exec(href)?.[1] ?? null;
}
