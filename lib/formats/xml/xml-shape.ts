/** What of a form's elements is read, and how. Names carry the prefix that the form is known by. */
export type XmlShape = {
  /** Elements that hold records without end: they are entered and left. */
  containers: readonly string[];
  /** Elements read whole. Neither one of the same name nor a later one of the list stands inside, but as an empty tag. */
  records: readonly string[];
  /** Elements read whole that say something of their container. */
  fields: readonly string[];
  /** The prefix of a namespace, whatever prefix a document uses for it. */
  namespaces: readonly (readonly [RegExp, string])[];
};

const NAMESPACE = /\sxmlns:([\w.-]{1,60})\s*=\s*(?:"([^"<>]{0,300})"|'([^'<>]{0,300})')/g;

/** The names of a form as one document writes them: it may have given the namespaces other prefixes. */
export class ShapeNames {
  private readonly canonicalPrefixes = new Map<string, string>();
  private hidden = new Map<string, RegExp>();
  private readonly containers: ReadonlySet<string>;
  private readonly wanted: ReadonlySet<string>;
  private readonly endings = new Map<string, ReadonlySet<string>>();

  constructor(private readonly shape: XmlShape) {
    this.containers = new Set(shape.containers);
    this.wanted = new Set([...shape.records, ...shape.fields]);
    for (const name of shape.records) this.endings.set(name, new Set(this.outsideOf(name)));
  }

  readonly canonical = (name: string): string => {
    if (this.canonicalPrefixes.size === 0) return name;
    const colon = name.indexOf(":");
    const prefix = colon === -1 ? undefined : this.canonicalPrefixes.get(name.slice(0, colon));
    if (prefix === undefined) return name;
    return prefix === "" ? name.slice(colon + 1) : prefix + name.slice(colon);
  };

  /** Takes the namespaces that a tag declares. */
  declare(tag: string): void {
    for (const [, prefix = "", ...values] of tag.matchAll(NAMESPACE)) {
      const address = values.find((value) => value !== undefined) ?? "";
      const known = this.shape.namespaces.find(([pattern]) => pattern.test(address));
      if (known && known[1] !== prefix) {
        this.canonicalPrefixes.set(prefix, known[1]);
        this.hidden = new Map();
      }
    }
  }

  isContainer(canonical: string): boolean {
    return this.containers.has(canonical);
  }

  isWanted(canonical: string): boolean {
    return this.wanted.has(canonical);
  }

  isRecord(canonical: string): boolean {
    return this.endings.has(canonical);
  }

  /** Whether this tag, met inside `element`, shows that the element's own end is missing. */
  endsElement(element: string, canonical: string): boolean {
    const endings = this.endings.get(element);
    return endings ? endings.has(canonical) : this.containers.has(canonical) || this.isRecord(canonical);
  }

  /** Finds where reading can go on in a broken `element`, even inside of what looks like its text. */
  hiddenStart(element: string): RegExp {
    const known = this.hidden.get(element);
    if (known) return known;
    const containers = this.shape.containers.map((name) => `/?${this.pattern(name)}`);
    const others = this.outsideOf(element).filter((name) => !this.containers.has(name));
    const names = [...containers, ...others.map((name) => this.pattern(name))];
    const found = new RegExp(`<(?:${names.join("|")})(?=[\\s/>])`, "g");
    this.hidden.set(element, found);
    return found;
  }

  private outsideOf(element: string): string[] {
    const { containers, records, fields } = this.shape;
    const rank = records.indexOf(element);
    if (rank !== -1) return [...containers, ...records.slice(rank)];
    return [...containers, ...records, ...(fields.includes(element) ? fields : [])];
  }

  private pattern(canonical: string): string {
    const parts = canonical.split(":");
    const local = parts.pop() ?? "";
    const prefix = parts.join(":");
    const aliases = [...this.canonicalPrefixes]
      .filter(([, known]) => known === prefix)
      .map(([alias]) => alias);
    const written = [prefix, ...aliases].map((one) => (one === "" ? "" : `${one.replaceAll(".", "\\.")}:`));
    return `(?:${written.join("|")})${local}`;
  }
}
