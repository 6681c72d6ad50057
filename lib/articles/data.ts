import "server-only";

/** An article as the reading pane shows it. */
export type ArticleDetail = {
  id: string;
  outlet: string | null;
  url: string | null;
  title: string | null;
  section: string | null;
  byline: string | null;
  publishedAt: string | null;
  paragraphs: string[];
  undividedText: string | null;
  declaredCommentCount: number | null;
  commentCount: number;
  isSample: boolean;
  /** Comments that quote each paragraph, by its index. */
  answersPerParagraph: number[];
};

/** A row of the articles page. */
export type ArticleRow = {
  id: string;
  outlet: string | null;
  title: string | null;
  section: string | null;
  publishedAt: string | null;
  importedAt: string;
  declaredCommentCount: number | null;
  commentCount: number;
  openCount: number;
  isSample: boolean;
};
