import type { ParsedArticle, ParsedComment, ParseWarning } from "./parsed-article";
import { soundText } from "./sound-text";

const VOTES_MAX = 1_000_000_000;

/**
 * A parsed article in which everything can be stored: NUL and half surrogate pairs become U+FFFD; a vote number, a
 * date or an address that is none becomes unknown. Each of these but the address is told in a warning.
 */
export function soundArticle(article: ParsedArticle): ParsedArticle {
  const warnings: ParseWarning[] = [...article.warnings];
  let replaced = 0;
  const clean = (text: string | null) => {
    if (text === null) return null;
    const sound = soundText(text);
    replaced += sound.replaced;
    return sound.text;
  };
  const sound = {
    title: clean(article.title),
    outlet: clean(article.outlet),
    url: webAddress(article.url),
    section: clean(article.section),
    byline: clean(article.byline),
    publishedAt: soundDate(article.publishedAt, null, warnings),
    paragraphs: article.paragraphs.map((paragraph) => clean(paragraph) ?? ""),
    undividedText: clean(article.undividedText),
    declaredCommentCount: soundNumber(article.declaredCommentCount, "declared comment count", null, warnings),
    ...(article.threadState && { threadState: article.threadState }),
    comments: article.comments.map((comment) => soundComment(comment, warnings)),
    observedAt: soundDate(article.observedAt ?? null, null, warnings),
    isComplete: article.isComplete === true,
    isMemberPage: article.isMemberPage === true,
    sourceId: clean(article.sourceId ?? null),
  };
  if (replaced > 0) warnings.push(replacedCharacters("The article", null));
  return {
    ...sound,
    warnings: warnings.map((warning) => ({ ...warning, message: soundText(warning.message).text })),
  };
}

/** The same for one comment. What is odd is added to `warnings`. */
export function soundComment<Comment extends ParsedComment>(
  comment: Comment,
  warnings: ParseWarning[],
): Comment {
  const { position, personal } = comment;
  const body = soundText(comment.body);
  const author = comment.author === null ? null : soundText(comment.author);
  if (body.replaced + (author?.replaced ?? 0) > 0) {
    warnings.push(replacedCharacters(`Comment ${position}`, position));
  }
  return {
    ...comment,
    author: author?.text ?? null,
    postedAt: soundDate(comment.postedAt, position, warnings),
    body: body.text,
    net: soundNumber(comment.net, "net votes", position, warnings),
    upvotes: soundNumber(comment.upvotes, "upvotes", position, warnings),
    downvotes: soundNumber(comment.downvotes, "downvotes", position, warnings),
    ...(comment.sourceId && { sourceId: soundText(comment.sourceId).text }),
    ...(comment.parentSourceId && { parentSourceId: soundText(comment.parentSourceId).text }),
    ...(comment.reports != null && { reports: soundReports(comment.reports) }),
    ...(comment.earlier && {
      earlier: comment.earlier.map((one) => ({ ...one, body: soundText(one.body).text })),
    }),
    ...(personal && { personal: { email: soundOrNull(personal.email), ip: soundOrNull(personal.ip) } }),
  };
}

/** More than can be, or less than none, is unknown. */
function soundReports(count: number): number | null {
  return Number.isInteger(count) && count >= 0 && count <= VOTES_MAX ? count : null;
}

const soundOrNull = (text: string | null) => (text === null ? null : soundText(text).text);

function replacedCharacters(what: string, position: number | null): ParseWarning {
  return {
    code: "replaced_characters",
    message: `${what} held characters that are no text (NUL or half of a pair); each is shown as \uFFFD.`,
    line: null,
    position,
  };
}

const where = (position: number | null) => (position === null ? "The article" : `Comment ${position}`);

function soundNumber(
  value: number | null,
  name: string,
  position: number | null,
  warnings: ParseWarning[],
): number | null {
  if (value === null || (Number.isInteger(value) && Math.abs(value) <= VOTES_MAX)) return value;
  const message = `${where(position)}: the ${name} on the page, ${value}, can be no count; kept as unknown.`;
  warnings.push({ code: "bad_number", message, line: null, position });
  return null;
}

function soundDate(value: string | null, position: number | null, warnings: ParseWarning[]): string | null {
  if (value === null) return null;
  const time = Date.parse(value);
  // Beyond these years a date is a slip, and PostgreSQL and JavaScript write it differently.
  if (time >= Date.UTC(1900, 0) && time < Date.UTC(2200, 0)) return new Date(time).toISOString();
  const message = `${where(position)}: the date on the page, ${value.slice(0, 40)}, can be no date; kept as unknown.`;
  warnings.push({ code: "bad_date", message, line: null, position });
  return null;
}

/** Only what is safe to follow: a page may claim `javascript:` as its address. */
function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : null;
}
