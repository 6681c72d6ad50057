import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CommentLink, linkComments } from "./links";

/** Invented threads; their form is told in the README beside them. */
const THREADS = new URL("../../tests/threads/", import.meta.url);

type Marked = { from: string; start: number; end: number; isSure: boolean };
type Read = {
  id: string;
  author: string | null;
  postedAt: string | null;
  body: string;
  marked: Marked[];
  reply: string;
  mentions: string[];
};

test.each(readdirSync(THREADS).filter((name) => name.endsWith(".txt")))(
  "in %s the links are those that a careful reader finds",
  (name) => {
    const text = readFileSync(new URL(name, THREADS), "utf8");
    const [head = "", ...parts] = text.trimEnd().split(/^--- /m);
    const paragraphs = [...head.matchAll(/^A: (.*)$/gm)].flatMap(([, paragraph]) => paragraph ?? []);
    const read = parts.map(commentFrom);
    const page = pageOf(read, /^order: (.*)$/m.exec(head)?.[1] ?? "oldest");
    const links = linkComments(
      paragraphs,
      page.map((comment, index) => ({ ...comment, position: index + 1 })),
    );
    const wrong = links.flatMap((link, index) => {
      const comment = page[index];
      return comment ? disagreements(comment, link, (position) => page[position - 1]?.id ?? "") : [];
    });
    expect(read.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  },
);

function commentFrom(part: string): Read {
  const feed = part.indexOf("\n");
  const head = part.slice(0, feed);
  const told = (key: string) => new RegExp(`${key}=(.*?)(?= \\w+=|$)`).exec(head)?.[1] ?? null;
  const marked: Marked[] = [];
  let body = "";
  for (const piece of part
    .slice(feed + 1)
    .trimEnd()
    .split(/(\{\{[^}]*\}\})/)) {
    const [, unsure, from, words] = /^\{\{(-?)(\w+)\|([^}]*)\}\}$/.exec(piece) ?? [];
    if (from !== undefined && words !== undefined) {
      const [start, end] = [body.length, body.length + words.length];
      marked.push({ from, start, end, isSure: unsure === "" });
    }
    body += words ?? piece;
  }
  return {
    id: /^\d+/.exec(head)?.[0] ?? "",
    author: told("name"),
    postedAt: told("time"),
    body,
    marked,
    reply: told("reply") ?? "",
    mentions: (told("mentions") ?? "").split(",").filter((one) => one !== ""),
  };
}

function pageOf(read: readonly Read[], order: string): Read[] {
  if (order === "oldest") return [...read];
  if (order === "latest") return read.toReversed();
  const [, ...ids] = order.split(" ");
  expect(ids.toSorted()).toEqual(read.map(({ id }) => id).toSorted());
  return ids.flatMap((id) => read.find((comment) => comment.id === id) ?? []);
}

function disagreements(comment: Read, link: CommentLink, idAt: (position: number) => string): string[] {
  const { id, body, marked, reply, mentions } = comment;
  const found = link.quotes.map(({ source, bodyStart: start, bodyEnd: end }) => ({
    from: source.kind === "article" ? "A" : idAt(source.position),
    start,
    end,
  }));
  const said = ({ from, start, end }: { from: string; start: number; end: number }) =>
    `${id} quotes ${from}: ${body.slice(start, end)}`;
  const parent = link.parentPosition === null ? "" : idAt(link.parentPosition);
  const mentioned = link.mentions.map(({ position }) => idAt(position));
  return [
    ...found.filter((one) => !marked.some((other) => isMet(one, other))).map((one) => `false: ${said(one)}`),
    ...marked
      .filter((one) => one.isSure && !found.some((other) => isMet(one, other)))
      .map((one) => `missed: ${said(one)}`),
    ...(parent === reply || (reply.startsWith("?") && ["", reply.slice(1)].includes(parent))
      ? []
      : [`${id} answers ${parent || "nobody"}, not ${reply || "nobody"}`]),
    ...mentioned
      .filter((one) => !mentions.includes(one) && !mentions.includes(`?${one}`))
      .map((one) => `${id} does not mention ${one}`),
    ...mentions
      .filter((one) => !one.startsWith("?") && !mentioned.includes(one))
      .map((one) => `${id} mentions ${one}`),
  ];
}

/** Whether two passages of one body come from one place, and most of the shorter lies in the other. */
function isMet(one: Omit<Marked, "isSure">, other: Omit<Marked, "isSure">): boolean {
  const met = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return one.from === other.from && met >= 0.6 * Math.min(one.end - one.start, other.end - other.start);
}
