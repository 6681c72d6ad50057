import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { inChunks, readExport } from "@/tests/support/read-export";
import { aComment, anExport, anItem, cdata } from "@/tests/support/wordpress-export";
import { openDocument } from "./open-document";

test("encodings that the mark or the declaration names are read", async () => {
  const source = anExport([anItem([aComment({ comment_content: cdata("潮が満ちる é") })])]);
  const body = async (bytes: Uint8Array) => (await readExport(bytes)).comments[0]?.comment.body;
  expect(await body(Buffer.from(`\uFEFF${source}`, "utf16le"))).toBe("潮が満ちる é");
  expect(await body(Buffer.from(source, "utf16le"))).toBe("潮が満ちる é");
  expect(await body(Buffer.from(`\uFEFF${source}`, "utf16le").swap16())).toBe("潮が満ちる é");
  expect(await body(Buffer.from(source.replace("UTF-8", "UTF-16")))).toBe("潮が満ちる é");
  const latin = source.replace("UTF-8", "ISO-8859-1").replace("潮が満ちる ", "");
  expect(await body(Buffer.from(latin, "latin1"))).toBe("é");
  const [head = "", tail = ""] = source.replace("UTF-8", "Shift_JIS").replace(" é", "").split("潮が満ちる");
  const shiftJis = Buffer.concat([Buffer.from(head), Buffer.of(0x92, 0xaa), Buffer.from(tail)]);
  expect(await body(shiftJis)).toBe("潮");
  await expect(readExport(source.replace("UTF-8", "EBCDIC-XY"))).rejects.toThrow(
    /line 1: .*“EBCDIC-XY”, which is not known/,
  );
});

test("bytes that are no text are replaced, and the first is told with its line", async () => {
  const [head = "", tail = ""] = anExport([anItem([aComment({ comment_content: "A HERE \uFFFD" })])]).split(
    "HERE",
  );
  const bytes = Buffer.concat([Buffer.from(head), Buffer.of(0xff, 0xfe), Buffer.from(tail)]);
  const line = head.split("\n").length;
  for (const chunkBytes of [1, 2, 3, 5000]) {
    const { comments, warnings } = await readExport(bytes, { chunkBytes });
    expect(comments[0]?.comment.body).toBe("A \uFFFD\uFFFD \uFFFD");
    expect(warnings.filter(({ code }) => code === "undecodable_bytes")).toMatchObject([
      { line, message: expect.stringMatching(/^Line \d+: 2 character/) },
    ]);
  }
});

test("control characters are replaced with a warning", async () => {
  const found = await readExport(
    anExport([anItem([aComment({ comment_content: cdata("a\u0007b\0c &#1;") })])]),
  );
  expect(found.comments[0]?.comment.body).toMatch(/^a\uFFFDb\uFFFDc /);
  expect(found.warnings.map(({ code }) => code)).toContain("replaced_characters");
});

test("a broken comment is refused as an export of its own that can be mended, and the rest is read", async () => {
  const whole = (id: number) => aComment({ comment_id: String(id) });
  const breaks: [string, RegExp][] = [
    [whole(2).replace("</wp:comment_author>", ""), /unexpected close tag|unmatched/],
    [whole(2).replace("</wp:comment>", ""), /its end tag is missing/],
    [whole(2).replace("The tide rose.]]>", "The tide rose."), /./],
    [whole(2).replace("</wp:comment_author>", "</wp:comment_content>"), /./],
    [whole(2).replace("<wp:comment_author>", "<wp:comment_author <b x>"), /./],
  ];
  for (const [broken, reason] of breaks) {
    const source = anExport([anItem([whole(1), broken, whole(3)])]);
    const line = source.slice(0, source.indexOf(broken)).split("\n").length;
    const { comments, refusals } = await readExport(source);
    expect(comments.map(({ comment }) => comment.sourceId)).toEqual(["1", "3"]);
    expect(refusals).toHaveLength(1);
    const [refusal] = refusals;
    expect(refusal?.message).toMatch(
      /^Line \d+: this comment cannot be read: .*; mend it and try it again\.$/,
    );
    expect(refusal?.message).toMatch(reason);
    expect(refusal?.line).toBe(line);
    expect(refusal?.raw).toContain("<wp:comment_id>2</wp:comment_id>");
    const mended = refusal?.raw.replace(/<wp:comment>[\s\S]*(?=<\/item>)/, whole(2)) ?? "";
    const again = await readExport(mended);
    expect(again.refusals).toEqual([]);
    expect(again.comments.map(({ article }) => article)).toEqual([comments[0]?.article]);
  }
});

test("a comment hidden in a sound one stays its text", async () => {
  const trick = `</wp:comment_content></wp:comment>${aComment({ comment_id: "66" })}`;
  const { comments } = await readExport(
    anExport([anItem([aComment({ comment_content: cdata(`x ]]> ${trick}`) })])]),
  );
  expect(comments.map(({ comment }) => comment.sourceId)).toEqual(["7"]);
});

test("a file that breaks off gives what it has, and says so", async () => {
  const source = anExport([anItem([aComment(), aComment({ comment_id: "8" })])]);
  const { comments, refusals, warnings } = await readExport(
    source.slice(0, source.lastIndexOf("<wp:comment_approved")),
  );
  expect(comments).toHaveLength(1);
  expect(refusals.map(({ message }) => message)).toEqual([expect.stringMatching(/the file ends inside/)]);
  expect(warnings.map(({ code }) => code)).toContain("cut_off");
});

test("entities of the document's own are never expanded, and nothing outside the file is read", async () => {
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
  ).join("\n");
  const doctype = `<!DOCTYPE rss [<!ENTITY e0 "lol"> ${entities} <!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY % y SYSTEM "http://192.0.2.1/x">]>`;
  const source = anExport([anItem([aComment({ comment_content: "&e9; &x; fine" })])]);
  const { comments } = await readExport(source.replace("<rss", `${doctype}<rss`));
  expect(comments.map(({ comment }) => comment.body)).toEqual(["&e9; &x; fine"]);
});

test("a comment of any depth or size ends in a comment or a refusal, and the next is read", async () => {
  const deep = aComment({ comment_content: `${"<b>".repeat(100_000)}deep${"</b>".repeat(100_000)}` });
  const open = aComment({ comment_content: "<b>".repeat(100_000) });
  const giant = aComment({ comment_id: "9", comment_content: cdata("tide ".repeat(2_000_000)) });
  const { comments, refusals } = await readExport(
    anExport([anItem([deep, open, giant, aComment({ comment_id: "10" })])]),
    { chunkBytes: 65_536 },
  );
  expect(comments.map(({ comment }) => comment.sourceId)).toEqual(["7", "10"]);
  expect(comments[0]?.comment.body).toBe("deep");
  expect(refusals.map(({ message }) => message)).toEqual([
    expect.stringMatching(/unexpected close tag|unmatched/),
    expect.stringMatching(/it is too large; only its beginning is kept here/),
  ]);
  expect(refusals[1]?.raw.length).toBeLessThan(100_000);
});

test("what holds no export of WordPress is refused when it is read as one", async () => {
  const reading = (async () => {
    const bytes = inChunks(Buffer.from("Ferry late again"), 5);
    const { parts } = await openDocument({ fileName: "page.txt", bytes }, { format: "wordpress" });
    for await (const _ of parts);
  })();
  await expect(reading).rejects.toThrow(/^page\.txt, line 1: this holds no export of WordPress; make one/);
});

test("exports cut, spliced and changed at random end in parts or a refusal", async () => {
  const source = Buffer.from(
    anExport([anItem([aComment(), aComment({ comment_id: "8", comment_parent: "7" })]), anItem([])]),
  );
  const pieces = [
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<item>",
    "</item>",
    "</wp:comment>",
    "<wp:comment>",
    "&",
    "<",
    "\0",
    '"',
    "<?",
    "<!DOCTYPE [",
  ];
  const change = fc.tuple(fc.nat(source.length), fc.nat(60), fc.constantFrom("", ...pieces));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4000 }),
      async (changes, chunkBytes) => {
        let bytes = source;
        for (const [at, length, piece] of changes) {
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(piece),
            bytes.subarray(at + (piece === "" ? length : 0)),
          ]);
        }
        await readExport(bytes, { chunkBytes }).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      },
    ),
    { numRuns: 300, seed: 20261121 },
  );
});
