import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { ReadAnnotation } from "./read-web-annotation";
import { readSubjects, type Subject } from "./subject";

type Tx = Prisma.TransactionClient;

/** In the comments of longer threads no passage is looked for. */
const SEARCHED_COMMENTS_MAX = 5000;

/** The texts by each id and address that they are known by. */
export async function findSubjects(tx: Tx, items: readonly ReadAnnotation[]): Promise<Map<string, Subject>> {
  const sources = [...new Set(items.flatMap((item) => item.sources))];
  const ids = sources.flatMap((source) => {
    const id = source.replace(/^urn:uuid:/i, "").toLowerCase();
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? [{ source, id }] : [];
  });
  const urls = sources.filter(isAddress).map((source) => ({ source, spellings: spellingsOf(source) }));
  const spellings = urls.flatMap((url) => url.spellings);
  const articles =
    spellings.length === 0
      ? []
      : await tx.article.findMany({ where: { url: { in: spellings } }, select: { id: true, url: true } });
  const byUrl = new Map(articles.map(({ id, url }) => [url, id]));
  const byId = await readSubjects(tx, [...ids.map(({ id }) => id), ...articles.map(({ id }) => id)]);
  const found = new Map<string, Subject>();
  for (const { source, id } of ids) {
    const subject = byId.get(id);
    if (subject) found.set(source, subject);
  }
  for (const url of urls) {
    const [id] = url.spellings.flatMap((spelling) => byUrl.get(spelling) ?? []);
    const subject = id === undefined ? undefined : byId.get(id);
    if (subject) found.set(url.source, subject);
  }
  return found;
}

export function isAddress(source: string): boolean {
  return /^https?:/i.test(source);
}

/** An address as tools write it: with and without what follows `#`, `www.`, `s` and a last slash; as given first. */
function spellingsOf(address: string): string[] {
  const plain = address.replace(/#.*$/s, "");
  const [, rest = ""] = /^https?:\/\/(?:www\.)?(.*)$/is.exec(plain) ?? [];
  const [path = "", words] = rest.split(/\?(.*)/s);
  const query = words === undefined ? "" : `?${words}`;
  const bare = path.replace(/\/$/, "");
  const hosts = ["https://", "http://", "https://www.", "http://www."];
  const others = hosts.flatMap((host) => [`${host}${bare}${query}`, `${host}${bare}/${query}`]);
  return [...new Set([address, plain, ...others])];
}

/** A passage that another tool selected on the page of an article. */
export type OnPage = { article: Subject; exact: string };

/** For each passage the one comment of its article's thread that has these words; null where none or several have. */
export async function findInComments(tx: Tx, passages: readonly OnPage[]): Promise<(Subject | null)[]> {
  if (passages.length === 0) return [];
  const rows = await tx.$queryRaw<{ place: number; id: string; body: string }[]>`
    SELECT w.place::int AS place, c.id, c.body
    FROM unnest(${passages.map(({ article }) => article.id)}::uuid[], ${passages.map(({ exact }) => exact)}::text[])
      WITH ORDINALITY w(article_id, exact, place)
    JOIN article a ON a.id = w.article_id AND a.comment_count <= ${SEARCHED_COMMENTS_MAX}
    CROSS JOIN LATERAL (SELECT id, body FROM comment
      WHERE article_id = w.article_id AND position(w.exact IN body) > 0 LIMIT 2) c`;
  return passages.map(({ article }, index) => {
    const [found, other] = rows.filter(({ place }) => place === index + 1);
    if (!found || other) return null;
    return { id: found.id, articleId: article.id, kind: "comment", text: found.body };
  });
}
