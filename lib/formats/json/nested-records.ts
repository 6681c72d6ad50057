import type { RecordValues } from "../table/record-reader";
import { isRecord, type JsonRecord } from "../table/record-shapes";

/** A record of a document whose records may lie inside one another, with the one it answers and its article. */
export type NestedRecord = {
  record: JsonRecord;
  values: RecordValues;
  /** The record that this one lies inside of as an answer. */
  parent: NestedRecord | null;
  /** An article with its text, whose comments follow. */
  isArticle: boolean;
};

/** What the fields of a record mean. */
type ValuesOf = (record: JsonRecord) => RecordValues;

const ANSWERS =
  /^(?:sub|child|nested|user|all|inner)?(?:repl(?:y|ies)|child(?:ren|s)?|answers?|comments?|responses?|descendants|followups?)(?:list|data|tree|items)?$/;
const CONTENTS =
  /^(?:data|items|list|nodes|edges|records|results?|rows|entries|values?|body|response|payload|hits|docs|posts|messages|reviews|threads?|articles?|stories|pages|discussions|topics|documents)$/;
/** A server says with these how it went: `{"message": "OK", "data": […]}`. */
const REMARK = ["message", "msg", "status", "description", "result"];
/** A comment names its article with these, a post does not itself. */
const OF_ARTICLE = /^(?:article|story|thread|topic|page|news|asset)/;
const DELETED = ["deleted", "isDeleted", "is_deleted", "removed"];

type Place = { value: unknown; parent: NestedRecord | null; thread: RecordValues; isContent: boolean };

/**
 * The comments of a value in reading order, each before its answers: a comment with answers inside it, a list, an
 * article with its comments, or what a server answers around any of these. What holds no comment comes back as it is.
 */
export function nestedRecords(value: JsonRecord, valuesOf: ValuesOf): NestedRecord[] {
  const plainRecord = { record: value, values: valuesOf(value), parent: null, isArticle: false };
  if (!Object.values(value).some((one) => typeof one === "object" && one !== null)) return [plainRecord];
  const found: NestedRecord[] = [];
  const waiting: Place[] = [{ value, parent: null, thread: {}, isContent: false }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const inside = isRecord(place.value) ? placesIn(place.value, place, valuesOf, found) : listed(place);
    for (const one of inside.reverse()) waiting.push(one);
  }
  const hasComment = found.some(({ values }) => values.body !== undefined);
  return hasComment ? found : [plainRecord];
}

function listed(place: Place): Place[] {
  return Array.isArray(place.value) ? place.value.map((value) => ({ ...place, value })) : [];
}

/** Where further records lie inside of one; what the record itself is goes to `found`. */
function placesIn(given: JsonRecord, place: Place, valuesOf: ValuesOf, found: NestedRecord[]): Place[] {
  const { record, answers } = unfolded(given);
  const own = withoutLists(record);
  const values = valuesOf(own);
  const contents = contentsOf(record);
  const { parent, thread } = place;
  if (isAround(values, own, [...answers, ...contents])) {
    const inner = threadOf(thread, values, answers.length > 0);
    return [...contents, ...answers].map((value) => ({ value, parent, thread: inner, isContent: true }));
  }
  if (values.body === undefined && parent === null && answers.length === 0 && !isDeleted(own)) {
    // Lists of other things, as a server's `{"data": {"stories": […], "users": […]}}` has them.
    if (!place.isContent) found.push({ record: given, values, parent, isArticle: false });
    return [];
  }
  const isArticle = parent === null && isArticleOf(own, values, answers, valuesOf);
  const comment = { record: own, values: commentValues(own, values, thread), parent, isArticle };
  found.push(comment);
  const inner = isArticle ? threadOf({}, values, true) : { ...thread, ...articleOf(comment.values) };
  return answers.map((value) => ({
    value,
    parent: isArticle ? null : comment,
    thread: inner,
    isContent: true,
  }));
}

/** `{"comment": {…}, "replies": […]}` and `{"node": {…}}` are the comment that they hold. */
function unfolded(given: JsonRecord): { record: JsonRecord; answers: unknown[] } {
  const held = isRecord(given.node) ? given.node : given.comment;
  const outer = isRecord(held) ? { ...given, node: null, comment: null } : {};
  const record = isRecord(held) ? held : given;
  const answers = [record, outer].flatMap((one) => listsIn(one, ANSWERS));
  return { record, answers };
}

function contentsOf(record: JsonRecord): unknown[] {
  return listsIn(record, CONTENTS);
}

function listsIn(record: object, names: RegExp): unknown[] {
  return Object.entries(record).flatMap(([name, value]) => {
    if (!names.test(plain(name))) return [];
    const list = recordsIn(value);
    return list.length > 0 ? [list] : [];
  });
}

/** The records of a list, however it is wrapped: `{"data": […]}`, `{"edges": [{"node": …}]}`, `{"<id>": {…}}`. */
function recordsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((one) => isRecord(one) || Array.isArray(one));
  if (!isRecord(value)) return [];
  const inner = Object.values(value);
  if (inner.length > 0 && inner.every(isRecord)) return inner;
  const wrapped = Object.entries(value).filter(([name, one]) => {
    return (CONTENTS.test(plain(name)) || ANSWERS.test(plain(name))) && (Array.isArray(one) || isRecord(one));
  });
  return wrapped.length > 0 ? [value] : [];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

/** Without the lists, which are no field of the comment. */
function withoutLists(record: JsonRecord): JsonRecord {
  const isList = (value: unknown) => Array.isArray(value) && value.some(isRecord);
  if (!Object.values(record).some((value) => isList(value) || isRecord(value))) return record;
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => {
      const isNested = ANSWERS.test(plain(name)) && isRecord(value) && recordsIn(value).length > 0;
      return !isList(value) && !isNested;
    }),
  );
}

/** It only holds others: it says nothing itself, or how it went. */
function isAround(values: RecordValues, own: JsonRecord, lists: readonly unknown[]): boolean {
  if (lists.length === 0 || values.author != null || values.posted_at != null) return false;
  if (values.body === undefined) return !isDeleted(own);
  return values.comment_id == null && REMARK.some((name) => own[name] === values.body);
}

/** A post with its own title, below which comments stand that have none. */
function isArticleOf(
  own: JsonRecord,
  values: RecordValues,
  answers: readonly unknown[],
  valuesOf: ValuesOf,
): boolean {
  const { article_title: title } = values;
  const hasOwnTitle = Object.keys(own).some((name) => own[name] === title && !OF_ARTICLE.test(plain(name)));
  if (!isFilled(title) || !hasOwnTitle) return false;
  const comments = answers.flat().filter(isRecord);
  if (comments.length === 0) return false;
  return !comments.some((one) => isFilled(valuesOf(withoutLists(one)).article_title));
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isDeleted(record: JsonRecord): boolean {
  return DELETED.some((name) => record[name] === true);
}

function commentValues(own: JsonRecord, values: RecordValues, thread: RecordValues): RecordValues {
  const known = { ...values, ...namedBy(thread) };
  return isDeleted(own) ? { ...known, body: values.body ?? null, state: "deleted" } : known;
}

/** What a thread is known by; the id of what holds a list of comments is the article's. */
function threadOf(outer: RecordValues, values: RecordValues, isOfComments: boolean): RecordValues {
  const id = values.article_id ?? (isOfComments ? values.comment_id : undefined);
  const own = articleOf({ ...values, article_id: id });
  return Object.values(own).some((one) => one != null) ? { ...outer, ...own } : outer;
}

function articleOf({ article_id, article_title, article_url, outlet }: RecordValues): RecordValues {
  return { article_id, article_title, article_url, outlet };
}

/** A comment stands under the article around it, whatever it says itself. */
function namedBy(thread: RecordValues): RecordValues {
  const { article_id, article_title, article_url } = thread;
  return article_id != null || article_title != null || article_url != null ? articleOf(thread) : {};
}
