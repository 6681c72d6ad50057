import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { DISQUS_SHAPE, Forum } from "./disqus/forum";
import { readPost } from "./disqus/post";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { ExportWarnings } from "./xml/export-warnings";
import { type BrokenPiece, type ElementPiece, readExport, refusalOf } from "./xml/read-export";
import { rootOf } from "./xml/root-name";
import { escapeXml } from "./xml/xml-element";
import type { XmlPiece } from "./xml/xml-scanner";

const ROOT = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">';

/** What Disqus sends to who asks for an export of a forum: categories, threads, then posts. */
export const disqusXmlReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  return rootOf(opening)?.name.replace(/^.*:/, "") === "disqus";
}

function read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  return readExport(source, DISQUS_SHAPE, new DisqusReader(keepPersonal));
}

class DisqusReader {
  private readonly forum = new Forum();
  readonly warnings = new ExportWarnings();
  private rootTag: string | null = null;
  private isOpen = false;
  private position = 0;
  private line = 1;

  constructor(private readonly keepPersonal: boolean) {}

  take(piece: XmlPiece): ParsedPart[] {
    if (piece.kind === "close") {
      this.isOpen = false;
      return [];
    }
    this.line = piece.line;
    if (piece.kind === "open") {
      this.rootTag ??= piece.tag;
      this.isOpen = true;
      return [];
    }
    if (piece.kind === "broken") return [this.refused(piece)];
    if (piece.element.name === "post") return this.post(piece);
    if (piece.element.name === "category") this.forum.readCategory(piece.element);
    else return this.thread(piece);
    return [];
  }

  finish(fileName: string): ParsedPart[] {
    if (this.rootTag === null) {
      throw new AppError(
        "invalid",
        `${fileName}, line 1: this holds no export of Disqus; ask for one on the forum's page Community, Export, and import that file.`,
      );
    }
    this.warnings.endOfThread();
    if (this.isOpen) {
      this.warnings.cutOff(this.line);
    }
    return this.warnings.rest();
  }

  private thread({ element, line }: ElementPiece): ParsedPart[] {
    const found = this.forum.readThread(element);
    if (!found) return [];
    if (found.badDate !== null) {
      const what = `the thread has “${found.badDate.slice(0, 40)}” as its time, which no calendar has; it was left unknown`;
      this.warnings.add("bad_date", what, { line, position: null });
    }
    this.warnings.thread(found.article.threadState, { line, position: null });
    return [{ kind: "article", article: found.article }, ...this.warnings.take()];
  }

  private post({ element, raw, line, isReplaced }: ElementPiece): ParsedPart[] {
    const found = readPost(element);
    const { article, isKnown } = this.forum.articleOf(found.threadId);
    this.position++;
    const place = { line, position: this.position };
    this.warnings.meet(found.comment, place);
    if (!isKnown) {
      const what =
        found.threadId === null
          ? "the post names no thread; it stands under an article of its own"
          : `the post names thread ${found.threadId}, which the export does not hold; it was kept`;
      this.warnings.add("unknown_thread", what, place);
    }
    if (found.badDate !== null) this.warnings.badDate(found.badDate, place);
    this.warnings.swallowed(raw, "post", place);
    if (isReplaced) this.warnings.replaced(place);
    const { personal, ...rest } = found.comment;
    if (personal && !this.keepPersonal) this.warnings.personalLeftOut();
    const kept = personal && this.keepPersonal ? { personal } : {};
    const comment = { ...rest, ...kept, position: this.position };
    return [{ kind: "comment", article, comment, line }, ...this.warnings.take()];
  }

  private refused(piece: BrokenPiece): ParsedPart {
    const { name } = piece;
    return refusalOf(piece, name === "" ? "this part" : `this ${name}`, this.alone(piece.raw));
  }

  /** A part of the export as an export of its own. */
  private alone(raw: string): string {
    const { name } = this.forum;
    const category = name === null ? "" : `<category><forum>${escapeXml(name)}</forum></category>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.rootTag ?? ROOT}${category}\n${raw}\n</disqus>\n`;
  }
}
