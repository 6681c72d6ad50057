import type { CommentQuery } from "@/lib/comments/query";

/** File systems take 255; the ending and a browser's " (1)" need some. */
const NAME_BYTES_MAX = 200;

/**
 * `komainu-2026-11-21-open-by-controversy.csv`: the day, the filter and the order, without the ending.
 * Any script's letters may stand in it; `attachment` cares for browsers that want ASCII.
 */
export function exportName(query: CommentQuery, now: Date): string {
  const parts = [
    "komainu",
    now.toISOString().slice(0, 10),
    query.status.length === 0 ? "all" : query.status.join("-"),
    query.article === null ? "" : `article-${query.article.slice(0, 8)}`,
    query.article === null || query.paragraph === null ? "" : `paragraph-${query.paragraph}`,
    query.like === null ? "" : `like-${query.like.slice(0, 8)}`,
    query.reason ?? "",
    query.flags === null ? "" : "flagged",
    query.notes === null ? "" : "noted",
    query.tag === null ? "" : `tag-${query.tag}`,
    query.netMin === null ? "" : `net-from-${signed(query.netMin)}`,
    query.netMax === null ? "" : `net-to-${signed(query.netMax)}`,
    query.q === null ? "" : `search-${query.q}`,
    `by-${query.sort.by}${query.sort.descending ? "" : "-ascending"}`,
  ];
  const words = parts.map((part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""));
  const name = words.filter(Boolean).join("-");
  return name.slice(0, new TextEncoder().encodeInto(name, new Uint8Array(NAME_BYTES_MAX)).read);
}

/** The content-disposition of a download: the name in ASCII, and as it is for browsers that read RFC 6266. */
export function attachment(name: string): string {
  const ascii = name
    .replace(/[^\x20-\x7e]+/g, "-")
    .replace(/-+/g, "-")
    .replace(/-$/, "");
  const plain = `attachment; filename="${ascii}.csv"`;
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`;
}

const signed = (net: number) => (net < 0 ? `minus-${-net}` : String(net));
