/** A comment as a page prints it: the body, then its vote line. */
type PrintedComment = { body: string; votes?: string };

type PrintedPage = {
  title: string;
  comments: readonly PrintedComment[];
  claimed?: number;
  paragraphs?: readonly string[];
};

const STORY = ["The harbour council votes on the night ferry on Tuesday evening."];

/** The text of a Japan Today page of our own making; `claimed` is how many comments it says it has. */
export function pageText({
  title,
  comments,
  claimed = comments.length,
  paragraphs = STORY,
}: PrintedPage): string {
  const head = [
    "national",
    title,
    `${claimed} Comments\nBy A. Reporter`,
    ...paragraphs,
    "© Harbour Post 2026.",
  ];
  const foot = ["©2026 GPlusMedia Inc.", `${claimed} Comments\nLogin to comment`];
  const thread = comments.flatMap(({ body, votes = "1 ( +3 / -2 )" }) => [body, votes]);
  return [...head, ...foot, ...thread, "Login to leave a comment"].join("\n\n").concat("\n");
}
