import type { CarriedPlace, CarriedRecord, CarriedWork } from "@/lib/domain/carried-work";
import { readCell } from "@/lib/domain/csv";
import { carriedId } from "@/lib/domain/identity";
import { readFlags, readNotes, readParagraphs, readTags } from "@/lib/domain/list-cell";
import { COMMENT_KINDS, SOURCE_STATES } from "@/lib/domain/parsed-article";
import type { SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { STATUSES, type Status } from "@/lib/domain/statuses";
import { readRecord } from "./carried-record";

/** The cells of one row by the names of their columns; null is an empty cell, undefined no such column. */
export type OwnCells = ReadonlyMap<string, string | null>;
type OwnRow = { article: SourceArticle; comment: SourceComment };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TIME = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;
const COUNT = /^-?\d{1,9}$/;
/** Whom a tag of an export without the column `record` comes from. */
const SOMEBODY = { id: null, name: "Somebody at the desk before" };

/** The row of the desk's own export as it was written, or what is wrong with it. */
export function readOwnRow(cells: OwnCells, position: number): OwnRow | string {
  const row = new OwnRowReader(cells);
  const article: SourceArticle = {
    ...row.articleKey(),
    section: row.text("section"),
    byline: row.text("byline"),
    publishedAt: row.time("published_at"),
    paragraphs: readText(row.text("article_text")),
    declaredCommentCount: row.count("declared_comments"),
  };
  const seenAt = row.time("seen_at");
  const comment: SourceComment = {
    id: row.id("comment_id") ?? row.wrong("comment_id") ?? "",
    position,
    author: row.text("author"),
    postedAt: row.time("posted_at"),
    body: row.text("body") ?? "",
    net: row.count("net"),
    upvotes: row.count("upvotes"),
    downvotes: row.count("downvotes"),
    sourceId: row.text("source_id"),
    reports: row.count("reports"),
    state: row.word("source_state", SOURCE_STATES),
    kind: row.word("kind", COMMENT_KINDS) ?? "comment",
    observedAt: seenAt,
    work: row.work(seenAt),
  };
  return row.problem ?? { article, comment };
}

class OwnRowReader {
  problem: string | null = null;

  constructor(private readonly cells: OwnCells) {}

  text(name: string): string | null {
    const cell = this.cells.get(name) ?? null;
    return cell === null ? null : readCell(cell);
  }

  time(name: string): string | null {
    const cell = this.cells.get(name);
    if (!cell) return null;
    return TIME.test(cell) && !Number.isNaN(Date.parse(cell)) ? cell : this.wrong(name);
  }

  count(name: string): number | null {
    const cell = this.cells.get(name);
    if (!cell) return null;
    return COUNT.test(cell) ? Number(cell) : this.wrong(name);
  }

  id(name: string): string | null {
    const cell = this.cells.get(name);
    if (!cell) return null;
    return UUID.test(cell) ? cell.toLowerCase() : this.wrong(name);
  }

  word<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const cell = this.cells.get(name);
    if (!cell) return null;
    return words.find((word) => word === cell) ?? this.wrong(name);
  }

  /** The row is refused for the first of these. */
  wrong(name: string): null {
    const cell = this.cells.get(name) ?? "";
    this.problem ??= `“${cell.slice(0, 80)}” is nothing that the desk writes into the column ${name}`;
    return null;
  }

  articleKey() {
    const id = this.id("article_id");
    const key = {
      outlet: this.text("outlet"),
      sourceId: this.text("article_source_id"),
      title: this.text("article_title"),
      url: this.text("article_url"),
    };
    return id === null ? key : { ...key, id };
  }

  work(seenAt: string | null): CarriedWork {
    const status = this.word("status", STATUSES) ?? "open";
    const decidedAt = this.time("decided_at");
    const cell = this.text("record");
    const record = cell === null ? this.spokenRecord(status, decidedAt) : readRecord(cell);
    if (record === null) this.wrong("record");
    return { ...(record ?? EMPTY), status, decidedAt, place: this.place(seenAt) };
  }

  private place(seenAt: string | null): CarriedPlace {
    return {
      position: this.count("position"),
      kind: this.word("kind", COMMENT_KINDS),
      parentId: this.id("reply_to_id"),
      replyEvidence: this.text("reply_evidence"),
      authorEvidence: this.text("author_evidence"),
      seenAt,
      listedAt: this.time("listed_at"),
      votesSeenAt: this.time("votes_seen_at"),
      goneAt: this.time("gone_at"),
      returnedAt: this.time("returned_at"),
      editedAt: this.time("edited_at"),
      articleCompleteAt: this.time("article_complete_at"),
    };
  }

  /** The work as the cells for people tell it, in a file without the record of it. */
  private spokenRecord(status: Status, decidedAt: string | null): CarriedRecord {
    const name = this.text("decided_by");
    const decidedBy = name === null ? null : { id: null, name };
    const flags = readFlags(this.text("flags") ?? "") ?? this.wrong("flags") ?? [];
    const notes = readNotes(this.text("notes") ?? "") ?? this.wrong("notes") ?? [];
    const tags = readTags(this.text("tags") ?? "");
    const decision = decidedBy &&
      decidedAt && { by: decidedBy, status, decidedAt, id: this.id("comment_id") ?? "" };
    return {
      ...EMPTY,
      revision: decision ? 1 : 0,
      decidedBy,
      decisions: decision ? [spokenDecision(decision)] : [],
      flags: flags.map((flag) => ({
        ...{ rule: flag.rule, ruleName: null, severity: flag.severity, note: flag.note },
        ...{ by: { id: null, name: flag.name }, raisedAt: null, withdrawnAt: null },
      })),
      notes: notes.map(({ name: by, writtenAt, text }) => ({
        ...{ id: null, by: { id: null, name: by }, text, writtenAt: this.noteTime(writtenAt) },
        editedAt: null,
      })),
      tags: tags.map((tag) => ({ tag, by: decidedBy ?? SOMEBODY, taggedAt: null })),
    };
  }

  private noteTime(time: string): string {
    if (!TIME.test(time) || Number.isNaN(Date.parse(time))) this.wrong("notes");
    return time;
  }
}

const EMPTY: CarriedRecord = {
  revision: 0,
  decidedBy: null,
  flags: [],
  notes: [],
  tags: [],
  decisions: [],
  votes: [],
  changes: [],
  quotes: [],
};

type Spoken = { id: string; by: { id: null; name: string }; status: Status; decidedAt: string };

function spokenDecision({ id, by, status, decidedAt }: Spoken): CarriedRecord["decisions"][number] {
  return {
    id: carriedId("decision", id, status, decidedAt),
    by,
    action: "decide",
    from: "open",
    to: status,
    revision: 1,
    detail: "{}",
    undoes: null,
    decidedAt,
  };
}

function readText(cell: string | null): string[] {
  return cell === null ? [] : readParagraphs(cell);
}
