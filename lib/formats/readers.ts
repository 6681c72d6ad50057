import type { Format } from "./format";
import { commentoReader } from "./read-commento";
import { coralReader } from "./read-coral";
import { cusdisReader } from "./read-cusdis";
import { discourseReader } from "./read-discourse";
import { disqusJsonReader } from "./read-disqus-json";
import { disqusXmlReader } from "./read-disqus-xml";
import { issoReader } from "./read-isso";
import { memberPageReader } from "./read-member-page";
import { ndjsonReader } from "./read-ndjson";
import { redditReader } from "./read-reddit";
import { remark42Reader } from "./read-remark42";
import { tableReader } from "./read-table";
import { wordpressReader } from "./read-wordpress";
import type { FormatReader } from "./reader";

/** A form whose reader tells it by its opening. The first that recognises a document reads it; the surest come first. */
export const READERS: readonly [Format, FormatReader][] = [
  ["wordpress", wordpressReader],
  ["disqus-xml", disqusXmlReader],
  ["remark42", remark42Reader],
  ["commento", commentoReader],
  ["isso", issoReader],
  ["cusdis", cusdisReader],
  ["coral", coralReader],
  ["reddit", redditReader],
  ["discourse", discourseReader],
  ["disqus-json", disqusJsonReader],
  ["ndjson", ndjsonReader],
  ["table", tableReader],
  ["japan-today-member", memberPageReader],
];
