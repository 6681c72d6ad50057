import type { Format } from "./format";
import { articleHtmlReader } from "./read-article-html";
import { commentoReader } from "./read-commento";
import { coralReader } from "./read-coral";
import { cusdisReader } from "./read-cusdis";
import { discourseReader } from "./read-discourse";
import { disqusJsonReader } from "./read-disqus-json";
import { disqusXmlReader } from "./read-disqus-xml";
import { issoReader } from "./read-isso";
import { japanTodayHtmlReader } from "./read-japan-today-html";
import { komainuCsvReader } from "./read-komainu-csv";
import { memberPageReader } from "./read-member-page";
import { ndjsonReader } from "./read-ndjson";
import { redditReader } from "./read-reddit";
import { remark42Reader } from "./read-remark42";
import { tableReader } from "./read-table";
import { wordpressReader } from "./read-wordpress";
import { wordpressRestReader } from "./read-wordpress-rest";
import type { FormatReader } from "./reader";

/** A form whose reader tells it by its opening. The first that recognises a document reads it; the surest come first. */
export const READERS: readonly [Format, FormatReader][] = [
  ["komainu-csv", komainuCsvReader],
  ["wordpress", wordpressReader],
  ["wordpress-rest", wordpressRestReader],
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
  ["japan-today-member", memberPageReader],
  ["table", tableReader],
  ["japan-today-html", japanTodayHtmlReader],
  ["article-html", articleHtmlReader],
];
