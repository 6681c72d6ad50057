import { expect, test } from "vitest";
import { parseHtml } from "../parse-html";
import { readBlocks } from "../read-blocks";
import { readThread } from "./read-thread";

type Said = {
  id: number;
  name: string;
  day: number;
  clock: string;
  html: string;
  body: string;
  votes: [number, number, number];
};

const SAID: Said[] = [
  {
    id: 901,
    name: "Harbour Cat",
    day: 4,
    clock: "18:40",
    html: "<p>Leave the lamps alone.</p><p>They are older than\n the council.</p>",
    body: "Leave the lamps alone.\n\nThey are older than the council.",
    votes: [5, 7, 2],
  },
  {
    id: 905,
    name: "tide_watcher",
    day: 4,
    clock: "19:02",
    html: '<blockquote><p>Leave the lamps alone.</p></blockquote><p>And who pays for the <a href="https://oil.example/">oil</a>, my friend?</p>',
    body: "Leave the lamps alone.\n\nAnd who pays for the oil, my friend?",
    votes: [-4, 4, 8],
  },
  {
    id: 906,
    name: "Slow Boat",
    day: 4,
    clock: "20:15",
    html: '<p><img src="x.png"></p>',
    body: "",
    votes: [0, 0, 0],
  },
  { id: 911, name: "Harbour Cat", day: 5, clock: "05:29", html: "<p>+1</p>", body: "+1", votes: [1, 1, 0] },
  {
    id: 930,
    name: "mizu77",
    day: 5,
    clock: "09:45",
    html: "<p>42<br>is the number of lamps &amp; of <b>gulls</b>.</p>",
    body: "42\nis the number of lamps & of gulls.",
    votes: [-5, 37, 40],
  },
];

const slug = (name: string) => name.toLowerCase().replace(" ", "-");
const link = ({ name }: Said) => `<a href="/member/${slug(name)}">${name}</a>`;
const time = ({ day, clock }: Said) => {
  const [hour = 0, minute = ""] = [Number(clock.slice(0, 2)), clock.slice(3)];
  const half = hour < 12 ? "am" : "pm";
  return `<time datetime="2026-03-0${day} ${clock}">Mar. 0${day}, 2026&nbsp; ${String(hour % 12 || 12).padStart(2, "0")}:${minute} ${half} JST</time>`;
};
const votes = ({ votes: [net, up, down] }: Said) => `${net} ( +${up} / -${down} )`;
const bar = ({ votes: [net, up, down] }: Said) =>
  `<div class="b"><span>${net}</span><button>+${up}</button><button>-${down}</button></div>`;
const bare = ({ votes: [net, up, down] }: Said) =>
  `<div class="b"><i aria-hidden="true">thumb_up</i><span>${up}</span><span>${net}</span><span>${down}</span></div>`;
const labelled = ({ votes: [, up, down] }: Said) =>
  `<div><button aria-label="Good">${up}</button> <button aria-label="Bad">${down}</button></div>`;
const each = (form: (said: Said) => string, some = SAID) => some.map(form).join("\n");

const ARTICLE = `<header><a href="/">Front page</a><nav><a href="/category/world">World</a></nav></header>
<h1>Night ferry to keep its lamps</h1><div class="dateline"><time datetime="2026-03-04 18:00">Mar. 4, 2026</time></div>
<a href="#comments">5 Comments</a><div itemprop="articleBody"><p>The council of Kitaura voted on Tuesday to keep the lamps of the night ferry.</p>
<p>The harbour master had asked for the vote after two winters of complaints.</p></div><p>© The Kitaura Ledger</p>`;
const FOOT = `<p>Login to leave a comment</p><h3>Recent Comments</h3><ul>${[1, 2, 3, 4, 5, 6, 7]
  .map(
    (at) =>
      `<li><a href="/member/m${at}">m${at}</a> on <a href="/category/world/other-${at}">Another story ${at}</a> <time datetime="2026-03-05 10:0${at}">today</time></li>`,
  )
  .join("")}</ul><footer>©2026 GPlusMedia Inc.</footer>`;
const RELATED = `<div class="cards">${[1, 2, 3, 4, 5, 6, 7, 8]
  .map(
    (at) =>
      `<div><h3><a href="/category/world/story-${at}">Story number ${at} of the day</a></h3><time datetime="2026-03-03 10:00">Mar. 3</time><a href="/category/world/story-${at}#comments">${at} comments</a></div>`,
  )
  .join("")}</div>`;

const page = (thread: string, more = "") =>
  `<!doctype html><html><body>${ARTICLE}${more}<h2>5 Comments</h2><p>Login to comment</p>${thread}${FOOT}</body></html>`;

const VARIANTS: Record<string, string> = {
  "list items with ids": `<ul>${each((s) => `<li id="comment-${s.id}"><div>${link(s)} ${time(s)}</div><div>${s.html}</div><div>${votes(s)}</div></li>`)}</ul>`,
  "divs without ids or blanks": `<div>${each((s) => `<div><div>${link(s)}${time(s)}</div>${s.html}<span>${votes(s)}</span></div>`)}</div>`,
  "a row of three cells": `<table>${each((s) => `<tr><td>${link(s)}<br>${time(s)}</td><td>${s.html}</td><td>${votes(s)}</td></tr>`)}</table>`,
  "two rows for each": `<table>${each((s) => `<tr><th>${link(s)}</th><th>${time(s)}</th></tr><tr><td colspan=2>${s.html}<div>${votes(s)}</div></td></tr>`)}</table>`,
  "a definition list": `<dl>${each((s) => `<dt>${link(s)} ${time(s)}</dt><dd>${s.html}</dd><dd>${votes(s)}</dd>`)}</dl>`,
  "articles with header and footer": each(
    (s) =>
      `<article data-id="${s.id}"><header><h4>${link(s)}</h4>${time(s)}</header>${s.html}<footer>${votes(s)} <a href="#">Reply</a> <a href="#">Report</a></footer></article>`,
  ),
  "siblings without any wrapper": each(
    (s) => `<h4>${link(s)}</h4><p>${time(s)}</p>${s.html}<div>${votes(s)}</div>`,
  ),
  "votes as three numbers": `<section>${each((s) => `<div id="c${s.id}"><p>${link(s)} · ${time(s)}</p><div>${s.html}</div>${bar(s)}</div>`)}</section>`,
  "votes as bare numbers": `<ol>${each((s) => `<li data-comment-id="${s.id}"><img alt="${s.name}"><a href="/member/${slug(s.name)}"><img></a>${link(s)}<p>${time(s)}</p><div>${s.html}</div>${bare(s)}</li>`)}</ol>`,
  "the name below the text": `<ul>${each((s) => `<li><div>${s.html}</div><div>${votes(s)}</div><div>by ${link(s)} ${time(s)}</div></li>`)}</ul>`,
  "text first, nothing around it": each(
    (s) => `<div>${s.html}</div><div>${votes(s)}</div><div>by ${link(s)} ${time(s)}</div>`,
  ),
  "names that are no links": `<div>${each((s) => `<div><b>${s.name}</b> ${time(s)}<div>${s.html}</div><div>${votes(s)}</div></div>`)}</div>`,
  "names in lines of their own": `<div>${each((s) => `<div class="x"><div class="n">${s.name}</div><div class="t">${time(s)}</div><div class="b">${s.html}</div><div class="v">${votes(s)}</div></div>`)}</div>`,
  "old addresses of members": `<ul>${each((s) => `<li><a name="comment_${s.id}"></a><div>${s.votes[0]} ( +${s.votes[1]} / -${s.votes[2]} )</div><div><a href="https://www.japantoday.com/member/view/${slug(s.name)}">${s.name}</a></div><div>${s.html}</div><div>${time(s)}</div></li>`)}</ul>`,
  "each in boxes of its own": `<div><div>${each((s) => `<div><div><div><div>${link(s)}</div><div>${time(s)}</div></div><div><div>${s.html}</div></div><div><div>${votes(s)}</div><ul><li><a>Reply</a></li><li><a>Share</a></li></ul></div></div></div>`)}</div></div>`,
};

for (const [name, thread] of Object.entries(VARIANTS)) {
  test(`comments are the same in any markup: ${name}`, () => {
    for (const more of ["", RELATED]) {
      const read = readThread(readBlocks(parseHtml(page(thread, more))), null);
      expect(
        read?.comments.map(({ author, postedAt, body, net, upvotes, downvotes }) => ({
          author,
          postedAt,
          body,
          votes: [net, upvotes, downvotes],
        })),
      ).toEqual(
        SAID.map((s) => ({
          author: s.name,
          postedAt: `2026-03-0${s.day}T${s.clock}:00+09:00`,
          body: s.body,
          votes: s.votes,
        })),
      );
      const hasIds = /comment[-_]9|id="c9|data-(?:comment-)?id="9/.test(thread);
      expect(read?.comments.map(({ sourceId }) => sourceId)).toEqual(
        SAID.map(({ id }) => (hasIds ? String(id) : null)),
      );
    }
  });
}

test("votes by their labels alone are up and down, and the net is unknown", () => {
  const read = readThread(
    readBlocks(
      parseHtml(page(`<ul>${each((s) => `<li>${link(s)}<div>${s.html}</div>${labelled(s)}</li>`)}</ul>`)),
    ),
    null,
  );
  expect(read?.comments.map(({ net, upvotes, downvotes }) => [net, upvotes, downvotes])).toEqual(
    SAID.map(({ votes: [, up, down] }) => [null, up, down]),
  );
});

test("a thread may print one comment, ids alone, names alone or votes alone", () => {
  const cases: [string, [string | null, string, number | null, string | null][]][] = [
    [
      '<div><p><a href="/member/maren">Maren</a></p><div><p>Hm.</p><p>No.</p></div><div>5 ( +7 / -2 )</div></div>',
      [["Maren", "Hm.\n\nNo.", 5, null]],
    ],
    [
      "<ul><li id=comment-1><p>Hm.</p><p>No.</p></li><li id=comment-2><p>Ha.</p></li></ul>",
      [
        [null, "Hm.\n\nNo.", null, "1"],
        [null, "Ha.", null, "2"],
      ],
    ],
    [
      '<ul><li><a href="/member/m">m</a><p>Hm.</p></li><li><a href="/member/n">n</a><p>Ha.</p></li></ul>',
      [
        ["m", "Hm.", null, null],
        ["n", "Ha.", null, null],
      ],
    ],
    [
      "<div><p>Hm.</p><p>No.</p><b>5</b><b>+7</b><b>-2</b></div><div><p>Ha.</p><b>1</b><b>+1</b><b>-0</b></div>",
      [
        [null, "Hm.\n\nNo.", 5, null],
        [null, "Ha.", 1, null],
      ],
    ],
  ];
  for (const [thread, said] of cases) {
    const read = readThread(readBlocks(parseHtml(page(thread))), null);
    expect(
      read?.comments.map(({ author, body, net, sourceId }) => [author, body, net, sourceId ?? null]),
    ).toEqual(said);
  }
});
