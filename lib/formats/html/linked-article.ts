import { z } from "zod";
import { htmlToText } from "./plain-body";

/** What a page says of its article for search engines. */
export type LinkedArticle = {
  title: string | null;
  outlet: string | null;
  section: string | null;
  byline: string | null;
  publishedAt: string | null;
  commentCount: number | null;
};

const NODES_MAX = 500;
const TYPE = /(?:Article|BlogPosting|Report)$/;

const text = z.string().max(2000).catch("");
const named = z
  .union([z.string().max(500), z.object({ name: z.string().max(500) })])
  .transform((one) => (typeof one === "string" ? one : one.name));
const names = z.union([named.transform((one) => [one]), z.array(named)]).catch([]);
const types = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);
const node = z.object({
  "@type": types,
  headline: text,
  datePublished: text,
  articleSection: z.union([z.string(), z.array(z.string()).transform(([first = ""]) => first)]).catch(""),
  author: names,
  publisher: names,
  commentCount: z.coerce.number().int().min(0).max(1e9).nullable().catch(null),
});

/** Reads the first article of the page's JSON-LD; null where there is none. Damaged JSON counts as none. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  for (const script of scripts) {
    const found = nodesOf(script)
      .map((one) => node.safeParse(one))
      .find(({ data }) => data?.["@type"].some((type) => TYPE.test(type)));
    if (found?.data) return articleOf(found.data);
  }
  return null;
}

function articleOf(data: z.infer<typeof node>): LinkedArticle {
  const plain = (value: string) => htmlToText(value).replace(/\s+/g, " ").trim() || null;
  return {
    title: plain(data.headline),
    outlet: plain(data.publisher[0] ?? ""),
    section: plain(data.articleSection),
    byline: plain(data.author.filter((name) => !/^https?:/.test(name)).join(", ")),
    publishedAt: data.datePublished || null,
    commentCount: data.commentCount,
  };
}

/** The objects at the top, in lists and in graphs; what nests deeper is no article of its own. */
function nodesOf(script: string): unknown[] {
  const nodes: unknown[] = [];
  const waiting: unknown[] = [parsed(script)];
  while (waiting.length > 0 && nodes.length < NODES_MAX) {
    const one = waiting.shift();
    if (Array.isArray(one)) waiting.push(...one.slice(0, NODES_MAX));
    else if (typeof one === "object" && one !== null) {
      nodes.push(one);
      if ("@graph" in one) waiting.push(one["@graph"]);
      if ("mainEntity" in one) waiting.push(one.mainEntity);
    }
  }
  return nodes;
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}
