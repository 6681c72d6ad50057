import type { Element, HtmlNode } from "./parse-html";

type Visitor = {
  /** Whether to go into the element; `leave` is only called where it did. */
  enter(element: Element): boolean;
  leave(element: Element): void;
  text(text: string): void;
};

/** Goes through the nodes in the order of the document. Keeps its own stack: pages nest deeper than calls may. */
export function walk(nodes: readonly HtmlNode[], visitor: Visitor): void {
  const stack: { nodes: readonly HtmlNode[]; at: number; element: Element | null }[] = [
    { nodes, at: 0, element: null },
  ];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const node = top.nodes[top.at];
    top.at += 1;
    if (node === undefined) {
      stack.pop();
      if (top.element) visitor.leave(top.element);
    } else if ("value" in node) visitor.text(node.value);
    else if ("tagName" in node && visitor.enter(node)) {
      stack.push({ nodes: node.childNodes, at: 0, element: node });
    }
  }
}
