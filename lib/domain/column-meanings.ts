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
  "net",
  "upvotes",
  "downvotes",
  "state",
  "email",
  "ip",
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** Which column of a table means what; a column that means nothing is left out. Values are the table's own headings. */
export type ColumnMap = Partial<Record<ColumnMeaning, string>>;
