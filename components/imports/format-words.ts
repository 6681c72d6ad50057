import type { Format } from "@/lib/formats/format";

/** What each form of document is called. */
export const FORMAT_WORDS = {
  "japan-today-text": "Japan Today, text",
  "japan-today-html": "Japan Today, saved page",
  "japan-today-member": "Japan Today, a member’s page",
  "article-text": "article, text",
  "article-html": "article, saved page",
  wordpress: "WordPress export",
  "wordpress-rest": "WordPress REST",
  "disqus-xml": "Disqus export",
  "disqus-json": "Disqus API",
  remark42: "Remark42 backup",
  commento: "Commento export",
  isso: "Isso export",
  cusdis: "Cusdis export",
  coral: "Coral export",
  reddit: "Reddit thread",
  discourse: "Discourse topic",
  "komainu-csv": "Komainu’s own CSV",
  table: "table",
  ndjson: "JSON records",
} satisfies Record<Format, string>;
