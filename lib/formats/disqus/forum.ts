import type { ThreadState } from "@/lib/domain/parsed-article";
import type { SourceArticle } from "@/lib/domain/parsed-part";
import { htmlToText } from "../html/plain-body";
import { IdSet } from "../xml/id-set";
import { addressOf, exportTime, shortText } from "../xml/short-text";
import { childOf, fieldOf, type XmlElement } from "../xml/xml-element";
import type { XmlShape } from "../xml/xml-shape";

/** The parts of a Disqus export that are read. */
export const DISQUS_SHAPE: XmlShape = {
  containers: ["disqus"],
  records: ["category", "thread", "post"],
  fields: [],
  namespaces: [
    [/^https?:\/\/(?:www\.)?disqus\.com\/disqus-internals\/?$/, "dsq"],
    [/^https?:\/\/(?:www\.)?disqus\.com\/?$/, ""],
  ],
};

/** The id of an element, or of the one that it refers to. */
export function idOf(element: XmlElement | null): string | null {
  return element?.attributes["dsq:id"]?.trim() || element?.attributes.id?.trim() || null;
}

/** What was both closed and deleted is told as deleted. */
function stateOf(thread: XmlElement): ThreadState | null {
  const is = (name: string) => fieldOf(thread, name).trim().toLowerCase();
  if (is("isDeleted") === "true") return "deleted";
  if (is("isClosed") === "true") return "closed";
  return is("isDeleted") === "" && is("isClosed") === "" ? null : "open";
}

/** What an export says of its forum, before its posts: the names of its sections, and which threads there are. */
export class Forum {
  name: string | null = null;
  private readonly sections = new Map<string, string>();
  private readonly threads = new IdSet();
  private hasThreads = false;
  /** Threads of another forum than the first; an export hardly ever has any. */
  private readonly elsewhere = new Map<string, string>();
  private last: { id: string | null; article: SourceArticle; isKnown: boolean } | null = null;

  readCategory(category: XmlElement): void {
    this.name ??= fieldOf(category, "forum") || null;
    const id = idOf(category);
    const title = shortText(fieldOf(category, "title"));
    const isDefault = fieldOf(category, "isDefault") === "true";
    if (id !== null && title !== null && !isDefault) this.sections.set(id, title);
  }

  /** A thread as an article; null for a thread without an id, which no post can name. */
  readThread(thread: XmlElement): { article: SourceArticle; badDate: string | null } | null {
    const id = idOf(thread);
    if (id === null) return null;
    this.hasThreads = true;
    this.threads.add(id);
    this.last = null;
    const forum = fieldOf(thread, "forum") || null;
    this.name ??= forum;
    if (forum !== null && forum !== this.name) this.elsewhere.set(id, forum);
    const written = fieldOf(thread, "createdAt");
    const createdAt = exportTime(written);
    const link = fieldOf(thread, "link");
    const text = htmlToText(fieldOf(thread, "message"));
    const state = stateOf(thread);
    const article = {
      outlet: forum ?? this.name,
      sourceId: id,
      title: shortText(fieldOf(thread, "title")),
      url: addressOf(link),
      section: this.sections.get(idOf(childOf(thread, "category")) ?? "") ?? null,
      publishedAt: createdAt,
      ...(state && { threadState: state }),
      ...(text === "" ? {} : { paragraphs: text.split(/\n\n+/) }),
    };
    return { article, badDate: createdAt === null && written !== "" ? written : null };
  }

  /** What a post's thread is known by. A part of an export that holds no threads at all says nothing about them. */
  articleOf(id: string | null): { article: SourceArticle; isKnown: boolean } {
    if (this.last && this.last.id === id) return this.last;
    const outlet = (id === null ? undefined : this.elsewhere.get(id)) ?? this.name;
    const article =
      id === null
        ? { outlet, sourceId: "none", title: "Posts without a thread", url: null }
        : { outlet, sourceId: id, title: null, url: null };
    const isKnown = id !== null && (!this.hasThreads || this.threads.has(id));
    this.last = { id, article, isKnown };
    return this.last;
  }
}
