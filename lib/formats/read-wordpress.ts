import type { ParsedPart, SourceArticle } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { type Opening, readOpening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { readComment } from "./wordpress/comment";
import { Item } from "./wordpress/item";
import { WORDPRESS_SHAPE } from "./wordpress/shape";
import { Site } from "./wordpress/site";
import { SiteClock } from "./wordpress/site-clock";
import { ExportWarnings } from "./xml/export-warnings";
import { type BrokenPiece, type ElementPiece, readExport, refusalOf } from "./xml/read-export";
import { rootOf } from "./xml/root-name";
import { escapeXml } from "./xml/xml-element";
import type { XmlPiece } from "./xml/xml-scanner";

/** WordPress' own export (WXR 1.0 to 1.2), and what others write in its form. */
export const wordpressReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  const root = rootOf(opening);
  return root?.name === "rss" && /wordpress\.org\/export\/|<wp:|<dsq:/.test(root.rest);
}

async function* read(
  { fileName, bytes }: DocumentSource,
  { keepPersonal }: ReadOptions,
): AsyncGenerator<ParsedPart> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const reader = new WordpressReader(keepPersonal, new SiteClock(opening));
  yield* readExport({ fileName, bytes: replayed }, WORDPRESS_SHAPE, reader);
}

class WordpressReader {
  private readonly site = new Site();
  readonly warnings = new ExportWarnings();
  private rootTag: string | null = null;
  private depth = 0;
  private item: Item | null = null;
  /** The item as its comments know it, once they begin. */
  private article: SourceArticle | null = null;
  private position = 0;
  private line = 1;
  private internalCount = 0;

  constructor(
    private readonly keepPersonal: boolean,
    private readonly clock: SiteClock,
  ) {}

  take(piece: XmlPiece): ParsedPart[] {
    if (piece.kind === "close") return this.close(piece.name);
    this.line = piece.line;
    if (piece.kind === "open") return this.open(piece);
    if (piece.kind === "broken") return [this.refused(piece)];
    if (piece.element.name === "wp:comment") return this.comment(piece);
    const isOfItem = this.item !== null && piece.element.name !== "wp:author";
    (isOfItem && this.item ? this.item : this.site).read(piece.element);
    return [];
  }

  finish(fileName: string): ParsedPart[] {
    if (this.rootTag === null) {
      throw new AppError(
        "invalid",
        `${fileName}, line 1: this holds no export of WordPress; make one under Tools, Export, and import that file.`,
      );
    }
    const last = this.endItem();
    if (this.depth > 0) {
      this.warnings.cutOff(this.line);
    }
    if (this.internalCount > 0) {
      const what = `${this.internalCount} note(s) of editors or of a shop stand among the comments; they were left out`;
      this.warnings.add("refused_record", what, { line: null, position: null });
    }
    return [...last, ...this.warnings.rest()];
  }

  private open({ name, tag, line }: Extract<XmlPiece, { kind: "open" }>): ParsedPart[] {
    if (name === "rss") {
      this.rootTag ??= tag;
      this.depth = 1;
    }
    if (name !== "item") return [];
    const last = this.endItem();
    this.rootTag ??= "<rss>";
    this.item = new Item(this.site, line);
    return last;
  }

  private close(name: string): ParsedPart[] {
    if (name === "rss") this.depth = 0;
    return this.endItem();
  }

  private endItem(): ParsedPart[] {
    const { item } = this;
    if (!item) return [];
    const parts = this.article === null && item.isArticle ? this.begin(item) : [];
    this.warnings.endOfThread();
    this.item = null;
    this.article = null;
    return [...parts, ...this.warnings.take()];
  }

  /** Hands on the article, before its first comment or in place of one. */
  private begin(item: Item): ParsedPart[] {
    this.article = item.key;
    const time = item.time(this.clock);
    this.warnings.dated("the article", time, { line: item.line, position: null });
    const article = item.articleAt(time.at);
    // WordPress closes old threads by itself; one in the trash is no reader's any more.
    if (article.threadState === "deleted")
      this.warnings.thread("deleted", { line: item.line, position: null });
    return [{ kind: "article", article }];
  }

  private comment(piece: ElementPiece): ParsedPart[] {
    const { item } = this;
    if (!item) {
      const reason = "it stands outside of any article";
      return [this.refused({ ...piece, kind: "broken", name: "wp:comment", reason, isWhole: true })];
    }
    const found = readComment(piece.element, this.clock);
    if (!found) {
      this.internalCount++;
      return [];
    }
    const parts = this.article === null ? this.begin(item) : [];
    const article = this.article ?? item.key;
    const { personal, ...rest } = found.comment;
    this.position++;
    const place = { line: piece.line, position: this.position };
    this.warnings.meet(rest, place);
    this.warnings.dated("the comment", found.time, place);
    this.warnings.swallowed(piece.raw, "wp:comment", place);
    if (piece.isReplaced) this.warnings.replaced(place);
    if (found.hasPersonal && !this.keepPersonal) this.warnings.personalLeftOut();
    const kept = found.hasPersonal && this.keepPersonal && personal ? { personal } : {};
    const comment = { ...rest, ...kept, position: this.position, observedAt: this.site.exportedAt };
    parts.push({ kind: "comment", article, comment, line: piece.line }, ...this.warnings.take());
    return parts;
  }

  private refused(piece: BrokenPiece): ParsedPart {
    const { name } = piece;
    return refusalOf(
      piece,
      name === "wp:comment" ? "this comment" : `this part (${name || "no element"})`,
      this.alone(piece.raw),
    );
  }

  /** A part of the export as an export of its own. */
  private alone(raw: string): string {
    const { title, link } = this.site;
    const site = [
      element("title", title),
      element("link", link),
      element("wp:base_blog_url", this.site.blogUrl),
    ];
    const names = this.item?.names.map(([name, value]) => element(name, value)) ?? [];
    const inner = this.item ? `<item>${names.join("")}\n${raw}\n</item>` : raw;
    const root = this.rootTag ?? "<rss>";
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}<channel>${site.join("")}\n${inner}\n</channel></rss>\n`;
  }
}

function element(name: string, text: string | null): string {
  return text === null ? "" : `<${name}>${escapeXml(text)}</${name}>`;
}
