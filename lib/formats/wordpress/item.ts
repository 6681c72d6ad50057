import type { ThreadState } from "@/lib/domain/parsed-article";
import type { SourceArticle } from "@/lib/domain/parsed-part";
import { htmlToText } from "../html/plain-body";
import { addressOf, exportTime, shortText } from "../xml/short-text";
import { textOf, type XmlElement } from "../xml/xml-element";
import { hostAndPath, type Site } from "./site";
import type { LocalTime, SiteClock } from "./site-clock";

const SHORTCODE = /\[\/?(?:audio|caption|embed|gallery|playlist|video)\b[^[\]]{0,2000}\]/gi;
const BLOCK_NOTE = /<!--\s*\/?wp:[\s\S]*?-->/g;
const NO_SECTION = /^uncategori[sz]ed$/i;

/** What an export says of one post, before its comments. */
export class Item {
  private readonly fields = new Map<string, string>();
  private section: string | null = null;

  constructor(
    private readonly site: Site,
    readonly line: number,
  ) {}

  read(element: XmlElement): void {
    if (element.name === "category") this.readCategory(element);
    else if (!this.fields.has(element.name)) this.fields.set(element.name, textOf(element));
  }

  /** What its comments know it by. */
  get key(): SourceArticle {
    const { outlet } = this.site;
    const url = this.field("link") ?? this.field("guid");
    const title = shortText(this.field("title") ?? "");
    return { outlet: outlet ?? hostOf(url), sourceId: this.sourceId(url), title, url: addressOf(url) };
  }

  articleAt(publishedAt: string | null): SourceArticle {
    const creator = this.field("dc:creator");
    const content = this.field("content:encoded");
    return {
      ...this.key,
      section: this.section,
      byline: creator === null ? null : this.site.displayName(creator),
      publishedAt,
      ...(this.threadState && { threadState: this.threadState }),
      ...(content === null ? {} : { paragraphs: paragraphsOf(content) }),
    };
  }

  /** Whether it stands on the desk even where nobody commented: what readers could read, and no picture or menu. */
  get isArticle(): boolean {
    const isPost = (this.field("wp:post_type") ?? "post") === "post";
    return isPost && (this.field("wp:status") ?? "publish") === "publish" && this.key.title !== null;
  }

  /** When it was published; of what never was, nothing is told that is not sure. */
  time(clock: SiteClock): LocalTime {
    const isPublished = this.field("wp:status") === "publish";
    const told = clock.read(this.field("wp:post_date_gmt") ?? "", this.field("wp:post_date") ?? "");
    const time = told.isGuessed || told.at === null ? exportTime(this.field("pubDate") ?? "") : told.at;
    if (time !== null) return { at: time, isGuessed: false, badDate: null };
    return isPublished ? told : { at: null, isGuessed: false, badDate: null };
  }

  /** Fields that name the article, as markup: for a record that is to stand alone. */
  get names(): [string, string][] {
    return ["title", "link", "wp:post_id", "wp:post_type", "dsq:thread_identifier"].flatMap((name) => {
      const value = this.field(name);
      return value === null ? [] : [[name, value] satisfies [string, string]];
    });
  }

  /** Two sites count their posts from 1, so the site's address is part of the id. */
  private sourceId(url: string | null): string | null {
    const id = this.field("wp:post_id");
    const site = this.site.address ?? hostOf(url);
    if (id !== null && id !== "0") return site === null ? id : `${site}/?p=${id}`;
    return this.field("dsq:thread_identifier");
  }

  private get threadState(): ThreadState | null {
    if (this.field("wp:status") === "trash") return "deleted";
    const state = this.field("wp:comment_status");
    if (state === null) return null;
    return state === "open" ? "open" : "closed";
  }

  private field(name: string): string | null {
    return this.fields.get(name) || null;
  }

  private readCategory(element: XmlElement): void {
    const name = shortText(textOf(element));
    if (element.attributes.domain !== "category" || name === null || NO_SECTION.test(name)) return;
    this.section ??= name;
  }
}

function hostOf(url: string | null): string | null {
  return hostAndPath(url ?? "")?.replace(/\/.*$/, "") ?? null;
}

/** WordPress makes a paragraph of what stands between empty lines. */
function paragraphsOf(content: string): string[] {
  const html = content.replace(BLOCK_NOTE, "").replace(SHORTCODE, "").replace(/\r\n?/g, "\n");
  const text = htmlToText(/<p\b/i.test(html) ? html : html.replace(/\n[ \t]*\n\s*/g, "\n<p>"));
  return text.split(/\n\n+/).filter((paragraph) => paragraph !== "");
}
