import { exportTime, shortText } from "../xml/short-text";
import { fieldOf, textOf, type XmlElement } from "../xml/xml-element";

const AUTHORS_MAX = 10_000;

/** What an export says of its site, before its articles. */
export class Site {
  title: string | null = null;
  link: string | null = null;
  blogUrl: string | null = null;
  private siteUrl: string | null = null;
  /** When the export was made; ISO 8601. */
  exportedAt: string | null = null;
  private readonly names = new Map<string, string>();

  read(element: XmlElement): void {
    const text = textOf(element);
    if (element.name === "wp:author") this.addAuthor(element);
    else if (element.name === "title") this.title ??= shortText(text);
    else if (element.name === "link") this.link ??= text || null;
    else if (element.name === "wp:base_site_url") this.siteUrl ??= text || null;
    else if (element.name === "wp:base_blog_url") this.blogUrl ??= text || null;
    else if (element.name === "pubDate") this.exportedAt ??= exportTime(text);
  }

  /** The address without what changes when a site moves to https; null where the export names none. */
  get address(): string | null {
    return hostAndPath(this.blogUrl ?? this.link ?? this.siteUrl ?? "");
  }

  get outlet(): string | null {
    return this.title ?? this.address;
  }

  /** An account's name as readers see it. */
  displayName(login: string): string {
    return this.names.get(login) ?? login;
  }

  private addAuthor(author: XmlElement): void {
    const login = fieldOf(author, "wp:author_login");
    const name = shortText(fieldOf(author, "wp:author_display_name"));
    if (login !== "" && name !== null && this.names.size < AUTHORS_MAX) this.names.set(login, name);
  }
}

/** An address without scheme, `www.` and the slash at its end. */
export function hostAndPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { host, pathname } = new URL(address);
  return host === "" ? null : `${host.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}`;
}
