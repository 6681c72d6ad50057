/** What a column of a table, or a field of a record, can mean to the desk. */
export const COLUMN_MEANINGS = [
  "article_id",
  "article_title",
  "article_url",
  "outlet",
  "comment_id",
  "parent_id",
  "position",
  "author",
  "posted_at",
  "body",
  "body_html",
  "body_text",
  "net",
  "upvotes",
  "downvotes",
  "reports",
  "state",
  "kind",
  "email",
  "ip",
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** The three ways to say which column holds the comments: as its cells show, as HTML, or as text whatever they hold. */
export const BODY_MEANINGS = ["body", "body_html", "body_text"] as const satisfies readonly ColumnMeaning[];

/** Which column of a table means what; a column that means nothing is left out. Values are the table's own headings. */
export type ColumnMap = Partial<Record<ColumnMeaning, string>>;

/** The column that holds the comments, however it was said. */
export function bodyColumn(columns: ColumnMap): string | undefined {
  return columns.body ?? columns.body_html ?? columns.body_text;
}
