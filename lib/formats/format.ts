/** The forms of document that can be read. */
export const FORMATS = [
  "japan-today-text",
  "japan-today-html",
  "japan-today-member",
  "article-text",
  "article-html",
  "wordpress",
  "wordpress-rest",
  "disqus-xml",
  "disqus-json",
  "remark42",
  "commento",
  "isso",
  "cusdis",
  "coral",
  "reddit",
  "discourse",
  "komainu-csv",
  "table",
  "ndjson",
] as const;
export type Format = (typeof FORMATS)[number];
