import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { AppError } from "@/lib/errors";

export type Element = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

const ELEMENTS_MAX = 60_000;

/** Reads HTML as a browser does. Refuses what no page needs: badly nested tags can multiply without end. */
export function parseHtml(html: string): HtmlDocument {
  let count = 0;
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...element) {
        count += 1;
        if (count > ELEMENTS_MAX) {
          throw new AppError(
            "too_large",
            `this page has more than ${ELEMENTS_MAX.toLocaleString("en-GB")} elements, more than any article page; save the page again, or import its text.`,
          );
        }
        return defaultTreeAdapter.createElement(...element);
      },
    },
  });
}

/** What an attribute says, without the white space around it; null where it is missing or empty. */
export function attribute(element: Element, name: string): string | null {
  const value = element.attrs.find((one) => one.name === name)?.value.trim();
  return value === undefined || value === "" ? null : value;
}

/** The element around another; null at the top. */
export function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent !== null && "tagName" in parent ? parent : null;
}
