/** An element with what stands in it: text, and elements. Names carry the prefix that their format is known by. */
export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  parts: (string | XmlElement)[];
};

/** The first element of that name right inside. */
export function childOf(element: XmlElement, name: string): XmlElement | null {
  for (const part of element.parts) if (typeof part !== "string" && part.name === name) return part;
  return null;
}

/** All the text inside, without white space around it. */
export function textOf(element: XmlElement): string {
  return rawTextOf(element).trim();
}

/** The text of the first element of that name right inside; empty where there is none. */
export function fieldOf(element: XmlElement, name: string): string {
  const child = childOf(element, name);
  return child ? textOf(child) : "";
}

// The parser nests elements only to a small depth.
function rawTextOf(element: XmlElement): string {
  const [only] = element.parts;
  if (element.parts.length === 1 && typeof only === "string") return only;
  return element.parts.map((part) => (typeof part === "string" ? part : rawTextOf(part))).join("");
}

/** Text as it stands between tags or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
