import { expect, test } from "vitest";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { LAMP_PAGE, lampArchive } from "./html/fixtures/lamp-page";
import { openDocument } from "./open-document";

async function* bytesOf(content: string | Uint8Array, chunkBytes = 997): AsyncGenerator<Uint8Array> {
  const whole = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < whole.length; at += chunkBytes) yield whole.subarray(at, at + chunkBytes);
}

async function open(content: string | Uint8Array): Promise<{ format: string; page: ParsedArticle }> {
  const document = await openDocument({ fileName: "page.html", bytes: bytesOf(content) });
  for await (const part of document.parts)
    if (part.kind === "page") return { format: document.format, page: part.page };
  throw new Error("no page came out");
}

const codes = ({ warnings }: ParsedArticle) => warnings.map(({ code }) => code);

test("a saved page gives its article, its comments and what differs", async () => {
  const { format, page } = await open(LAMP_PAGE);
  expect(format).toBe("japan-today-html");
  expect(page).toMatchObject({
    title: "Night ferry to keep its lamps",
    outlet: "Japan Today",
    url: "https://japantoday.com/category/national/night-ferry-to-keep-its-lamps",
    section: "national",
    byline: "Aoi Tanabe",
    publishedAt: "2026-03-04T18:00:00+09:00",
    declaredCommentCount: 3,
    observedAt: null,
    undividedText: null,
    paragraphs: [
      "The council of Kitaura voted on Tuesday to keep the lamps of the night ferry burning until spring.",
      "The harbour master had asked for the vote after two winters of complaints — all from the eastern pier.",
    ],
  });
  expect(page.comments).toEqual([
    {
      position: 1,
      author: "Maren",
      postedAt: "2026-03-04T18:40:00+09:00",
      body: "Leave the lamps alone.\n\nWho asked for this?",
      net: 5,
      upvotes: 7,
      downvotes: 2,
      sourceId: "71",
    },
    {
      position: 2,
      author: "gull77",
      postedAt: null,
      body: "Leave the lamps alone.\n\nAnd who pays for the oil?",
      net: -4,
      upvotes: 4,
      downvotes: 9,
      sourceId: "75",
    },
  ]);
  expect(codes(page)).toEqual(["count_differs", "net_differs"]);
});

test("a web archive gives the same, its time of saving, and what “today” was", async () => {
  const { format, page } = await open(lampArchive());
  const { page: alone } = await open(LAMP_PAGE);
  expect(format).toBe("japan-today-html");
  expect(page).toEqual({
    ...alone,
    url: "https://japantoday.com/category/national/night-ferry-to-keep-its-lamps?comment-order=oldest",
    observedAt: "2026-03-04T12:30:00.000Z",
    isComplete: true,
    comments: alone.comments.map((one) =>
      one.position === 2 ? { ...one, postedAt: "2026-03-04T19:05:00+09:00" } : one,
    ),
  });
});

test("a comment with the net, the up and the down votes apart meets the one whose votes stand in one line", async () => {
  const apart = LAMP_PAGE.replace(
    /<div>(-?\d+) \( \+(\d+) \/ -(\d+) \)<\/div>/g,
    "<div><b>$1</b><i>+$2</i><i>-$3</i></div>",
  );
  expect((await open(apart)).page.comments).toEqual((await open(LAMP_PAGE)).page.comments);
});

test("an article page with an empty thread has no comments and lacks none", async () => {
  const empty = LAMP_PAGE.replace(/<ul>\s*<li id=[\s\S]*?<\/ul>/, "").replaceAll(
    /\b3\b(<\/span>)? Comments/g,
    "0$1 Comments",
  );
  const { page } = await open(empty);
  expect(page).toMatchObject({
    comments: [],
    undividedText: null,
    declaredCommentCount: 0,
    isComplete: true,
    warnings: [],
  });
});

test("a page in the charsets of Japan's old web is read, whether its markup says so or not", async () => {
  const shiftJis = [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x82, 0xa9, 0x83, 0x89, 0x83, 0x93, 0x83, 0x76];
  const eucJp = [0xa4, 0xb3, 0xa4, 0xec, 0xa4, 0xcf, 0xa4, 0xab, 0xa5, 0xe9, 0xa5, 0xf3, 0xa5, 0xd7];
  const iso2022 = [
    0x1b, 0x24, 0x42, 0x24, 0x33, 0x24, 0x6c, 0x24, 0x4f, 0x24, 0x2b, 0x25, 0x69, 0x25, 0x73, 0x25, 0x57,
    0x1b, 0x28, 0x42,
  ];
  const ascii = LAMP_PAGE.replace(/©/g, "&copy;");
  const [before = "", after = ""] = ascii.split("Who asked for this?");
  for (const [name, bytes] of [
    ["shift_jis", shiftJis],
    ["euc-jp", eucJp],
    ["iso-2022-jp", iso2022],
  ] as const) {
    for (const charset of [name, null]) {
      const head = before.replace(
        '<meta charset="utf-8">',
        charset === null ? "" : `<meta charset="${charset}">`,
      );
      const { page } = await open(Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(after)]));
      expect([name, page.comments[0]?.body]).toEqual([
        name,
        "Leave the lamps alone.\n\nこれはからンプ".replace("から", "か").replace("ンプ", "ランプ"),
      ]);
      expect(codes(page)).toEqual(["count_differs", "net_differs"]);
    }
  }
  const utf16 = Buffer.from(LAMP_PAGE, "utf16le");
  expect((await open(utf16)).page).toEqual((await open(LAMP_PAGE)).page);
});

test("bytes that are no text are replaced, and the warning says where", async () => {
  const [before = "", after = ""] = LAMP_PAGE.split("Who asked");
  const damaged = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3]), Buffer.from(after)]);
  const { page } = await open(damaged);
  expect(page.comments[0]?.body).toMatch(/\uFFFD for this\?$/);
  expect(page.warnings[0]).toMatchObject({ code: "undecodable_bytes", line: before.split("\n").length });
});

test("a page that stops inside the thread is not complete and says so", async () => {
  const { page } = await open(LAMP_PAGE.slice(0, LAMP_PAGE.indexOf("And who pays") + 12));
  expect(page.comments.map(({ body, net }) => [body, net])).toEqual([
    ["Leave the lamps alone.\n\nWho asked for this?", 5],
    ["Leave the lamps alone.\n\nAnd who pays", null],
  ]);
  expect(page.isComplete).toBe(false);
  expect(codes(page)).toContain("cut_off");
});
