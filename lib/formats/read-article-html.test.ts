import { expect, test } from "vitest";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { openDocument } from "./open-document";

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function open(html: string): Promise<{ format: string; page: ParsedArticle }> {
  const document = await openDocument({ fileName: "story.html", bytes: bytesOf(html) });
  for await (const part of document.parts)
    if (part.kind === "page") return { format: document.format, page: part.page };
  throw new Error("no page came out");
}

const TEXT = [
  "The gull that stole a chart from the harbour master’s office was seen again on Monday, this time with a pencil.",
  "“It knows the tides better than we do,” said Ume Tanabe, who has kept the office for nineteen years.",
  "The council will vote on the matter in May, once the chart has been found and the pencil has been returned.",
  "Nobody on the eastern pier was surprised, and several people said that they had lent the gull a ruler.",
];
const paragraphs = TEXT.map((text) => `<p>${text}</p>`).join("\n");

const BLOG = `<!DOCTYPE html><html lang="en"><head><title>Gull returns for the pencil - The Tomoshibi Lantern</title>
<meta property="og:site_name" content="The Tomoshibi Lantern"><meta property="og:title" content="Gull returns for the pencil">
<meta property="og:url" content="https://lantern.example/2026/03/gull"><meta property="article:published_time" content="2026-03-09T07:15:00+09:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Gull returns for the pencil","author":[{"@type":"Person","name":"Saki Adachi"}],"articleSection":["Harbour"],"commentCount":"0"}]}</script></head>
<body><div id="menu"><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></div>
<div class="cookie"><p>This website uses cookies to improve your stay.</p><button>Accept all cookies</button></div>
<main><article><h1 class="entry-title">Gull returns for the pencil</h1><div class="meta">By Saki Adachi · <time datetime="2026-03-09T07:15:00+09:00">March 9, 2026</time></div>
<figure><img src="g.jpg"><figcaption>A gull. Photo: The Lantern</figcaption></figure>
<div class="entry-content">${paragraphs}<p>Also read: <a href="/other">Ferry drops its soup</a></p></div></article>
<div class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry drops its noodle soup to make room</a></li><li><a href="/b">Sand statue leaves town</a></li></ul></div>
<div id="comments"><div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p><form><label>Comment *</label><textarea></textarea><input type="submit" value="Post Comment"></form></div></div></main>
<footer><p>© 2026 The Tomoshibi Lantern. All rights reserved.</p></footer></body></html>`;

test("an article of another outlet is its title, outlet, author, date and paragraphs", async () => {
  const { format, page } = await open(BLOG);
  expect(format).toBe("article-html");
  expect(page).toEqual({
    title: "Gull returns for the pencil",
    outlet: "The Tomoshibi Lantern",
    url: "https://lantern.example/2026/03/gull",
    section: "Harbour",
    byline: "Saki Adachi",
    publishedAt: "2026-03-08T22:15:00.000Z",
    paragraphs: TEXT,
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    observedAt: null,
    isComplete: false,
    warnings: [],
  });
});

test("a thread on another outlet's page is not taken for comments or for text", async () => {
  const thread = `<section id="comments"><h2>2 Comments</h2><ol class="comment-list">${["Maren", "gull77"]
    .map(
      (name, at) =>
        `<li id="comment-${at}"><cite>${name}</cite> says: <time datetime="2026-03-09 10:00">March 9</time><p>I lent it the ruler, and I want it back before the vote.</p><a>Reply</a></li>`,
    )
    .join("")}</ol></section>`;
  const { page } = await open(BLOG.replace('<div id="comments">', `${thread}<div id="comments">`));
  expect(page).toMatchObject({ comments: [], undividedText: null, paragraphs: TEXT });
});

test("a bare page without any statement of its own is read by its text", async () => {
  const { page } = await open(`<html><body><h1>Gull returns for the pencil</h1>${paragraphs}</body></html>`);
  expect(page).toMatchObject({
    title: "Gull returns for the pencil",
    outlet: null,
    byline: null,
    paragraphs: TEXT,
  });
});

test("a page of more elements than can be weighed is still read", async () => {
  const cards = Array.from({ length: 15_000 }, (_, at) => `<div><a href="/${at}">Story ${at}</a></div>`).join(
    "",
  );
  const { page } = await open(BLOG.replace('<div class="related">', `<div class="related">${cards}`));
  expect(page).toMatchObject({ title: "Gull returns for the pencil" });
  expect(page.paragraphs).toEqual(TEXT);
});

test("a web page without an article is refused with what to do", async () => {
  const opened = open("<html><body><nav>Home</nav><script>x</script></body></html>");
  await expect(opened).rejects.toThrow(AppError);
  await expect(opened).rejects.toThrow(
    /^story\.html, line 1: neither an article nor comments were found on this web page; save/,
  );
});
