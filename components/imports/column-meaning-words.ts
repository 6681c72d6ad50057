import type { ColumnMeaning } from "@/lib/domain/column-meanings";

/** What a column can mean, in a moderator's words. */
export const MEANING_WORDS = {
  body: "The comment",
  body_html: "The comment, as HTML",
  body_text: "The comment, as plain text",
  author: "Its author",
  posted_at: "When it was posted",
  net: "Net votes",
  upvotes: "Votes up",
  downvotes: "Votes down",
  reports: "Reports by readers",
  position: "Its place in the thread",
  comment_id: "Its id at the source",
  parent_id: "Id of the comment it answers",
  state: "Its state at the source",
  kind: "Its kind (pingback, trackback)",
  article_title: "The article’s title",
  article_url: "The article’s address",
  article_id: "The article’s id at the source",
  outlet: "The outlet",
  email: "E-mail address (left out)",
  ip: "IP address (left out)",
} satisfies Record<ColumnMeaning, string>;
