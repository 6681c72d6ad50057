import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { pack } from "tar-stream";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { zipFile } from "@/tests/support/zip-file";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./archives/limits";
import { documentsIn } from "./documents-in";

type Found = { path: string; text: string; savedAt: Date | null } | { path: string; refused: string };

async function* inChunks(bytes: Uint8Array, chunkBytes = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function open(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Promise<Found[]> {
  const found: Found[] = [];
  const source = { path: "box", bytes: inChunks(bytes), savedAt: null };
  for await (const { path, bytes: content, savedAt } of documentsIn(source, {
    ...ARCHIVE_LIMITS,
    ...limits,
  })) {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      found.push({ path, text: Buffer.concat(chunks).toString(), savedAt });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      found.push({ path, refused: error.message });
    }
  }
  return found;
}

async function tarFile(entries: Record<string, string>, mtime = new Date("2024-05-01T12:30:00Z")) {
  const tar = pack();
  for (const [name, content] of Object.entries(entries)) tar.entry({ name, mtime }, content);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const textsOf = (found: Found[]) =>
  found.map((one) => [one.path, "text" in one ? one.text : `! ${one.refused}`]);
const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith("komainu-archive-"));

test("a file that is no archive is passed on as it is, byte for byte", async () => {
  const bytes = Buffer.from("Ferry late again 潮");
  expect(await open(bytes)).toEqual([{ path: "box", text: "Ferry late again 潮", savedAt: null }]);
  expect(await open(Buffer.alloc(0))).toEqual([{ path: "box", text: "", savedAt: null }]);
});

test("zip, gzip, tar and tar.gz are opened by content, in their order, with the time of each file", async () => {
  const savedAt = new Date("2024-05-01T12:30:00Z");
  const zip = zipFile([
    { name: "b/one.txt", content: "One." },
    { name: "b/", content: "" },
    { name: "a.csv", content: "Two." },
  ]);
  const expected = [
    { path: "box/b/one.txt", text: "One.", savedAt },
    { path: "box/a.csv", text: "Two.", savedAt },
  ];
  expect(await open(zip)).toEqual(expected);
  const tar = await tarFile({ "b/one.txt": "One.", "a.csv": "Two." });
  expect(await open(tar)).toEqual(expected);
  expect(await open(gzipSync(tar))).toEqual(expected);
  expect(await open(gzipSync("Three."))).toEqual([{ path: "box", text: "Three.", savedAt: null }]);
});

test("archives in archives are opened, up to the limit of wrappings", async () => {
  const inner = zipFile([{ name: "deep.txt", content: "Deep." }]);
  const outer = zipFile([
    { name: "x.bin", content: gzipSync(await tarFile({ "inner.dat": inner.toString("latin1") })) },
    { name: "y.zip", content: inner },
  ]);
  expect(textsOf(await open(outer)).at(-1)).toEqual(["box/y.zip/deep.txt", "Deep."]);
  let packed: Uint8Array = Buffer.from("Bottom.");
  for (let depth = 0; depth < 5; depth++) packed = gzipSync(packed);
  expect(textsOf(await open(packed))).toEqual([["box", "Bottom."]]);
  expect(textsOf(await open(gzipSync(packed)))).toEqual([
    ["box", expect.stringMatching(/^! box: is packed more than 5 times over; unpack/)],
  ]);
});

test("names that lead out of the archive or hide something are shown without it, and nothing is written under them", async () => {
  const names = [
    "../../etc/passwd",
    "/root/.ssh/x",
    "C:\\Windows\\x.txt",
    "a\0b.txt",
    "con.txt",
    "fdp\u202Etxt.exe",
    "..",
    "a/./b//c",
  ];
  const found = await open(zipFile(names.map((name) => ({ name, content: name }))));
  expect(found.map(({ path }) => path)).toEqual([
    "box/etc/passwd",
    "box/root/.ssh/x",
    "box/Windows/x.txt",
    "box/ab.txt",
    "box/_con.txt",
    "box/fdptxt.exe",
    "box/file 7",
    "box/a/b/c",
  ]);
  const long = await open(zipFile([{ name: `${"x".repeat(2000)}.txt`, content: "Long." }]));
  expect(textsOf(long)).toEqual([
    [expect.stringMatching(/^box\/….{254}$/), expect.stringMatching(/name is longer than 1024/)],
  ]);
});

test("names of old Windows archives are read as Shift_JIS", async () => {
  const name = Uint8Array.of(0x92, 0xaa, 0x2e, 0x74, 0x78, 0x74);
  expect((await open(zipFile([{ name, content: "Tide." }])))[0]?.path).toBe("box/潮.txt");
});

test("what systems and browsers leave beside a page is passed over, and an archive of nothing else says so", async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a);
  const junk = [
    { name: "__MACOSX/._page.html", content: "x" },
    { name: ".DS_Store", content: "x" },
    { name: "page_files/main.js", content: "let x;" },
    { name: "page_files/saved_resource.html", content: "<p>x" },
    { name: "photo", content: png },
  ];
  const found = await open(zipFile([...junk, { name: "page.html", content: "<p>Tide." }]));
  expect(textsOf(found)).toEqual([["box/page.html", "<p>Tide."]]);
  expect(textsOf(await open(zipFile(junk)))).toEqual([
    ["box", expect.stringMatching(/no page, table or export/)],
  ]);
  expect(textsOf(await open(zipFile([])))).toEqual([["box", expect.stringMatching(/nothing at all/)]]);
});

test("an entry that is encrypted, broken or packed otherwise is refused by name, and the rest is read", async () => {
  const zip = zipFile([
    { name: "locked.txt", content: "x", isEncrypted: true },
    { name: "odd.txt", content: "x", method: 14 },
    { name: "lying.txt", content: "A long text, longer than it claims.", claimedBytes: 3 },
    { name: "fine.txt", content: "Fine." },
    { name: "old.7z", content: Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) },
  ]);
  expect(textsOf(await open(zip))).toEqual([
    ["box/locked.txt", expect.stringMatching(/^! box\/locked.txt: is protected by a password; unpack/)],
    ["box/odd.txt", expect.stringMatching(/method 14/)],
    ["box/lying.txt", expect.stringMatching(/damaged/)],
    ["box/fine.txt", "Fine."],
    ["box/old.7z", expect.stringMatching(/7-Zip/)],
  ]);
});

test("archives that break off give what came before", async () => {
  const tar = await tarFile({ "a.txt": "One.", "b.txt": "Two. ".repeat(1000) });
  expect(textsOf(await open(tar.subarray(0, 3000)))).toEqual([
    ["box/a.txt", "One."],
    ["box/b.txt", expect.stringMatching(/^! box\/b.txt: .*breaks off/)],
  ]);
  const gzip = gzipSync("Three. ".repeat(5000));
  expect(textsOf(await open(gzip.subarray(0, 60)))).toEqual([
    ["box", expect.stringMatching(/^! box: .*breaks off/)],
  ]);
  const zip = zipFile([{ name: "a.txt", content: "One." }]);
  expect(textsOf(await open(zip.subarray(0, 40)))).toEqual([
    ["box", expect.stringMatching(/list of the archive's files/)],
  ]);
});

test("a bomb is refused before it unpacks, also one of shared bytes and one of nested archives", async () => {
  const limits = { ratioFromBytes: 100_000 };
  const refused = [["box", expect.stringMatching(/^! box: it unpacks to more than 250 times its size/)]];
  expect(textsOf(await open(gzipSync(Buffer.alloc(2_000_000)), limits))).toEqual(refused);
  const zeros = { name: "a.txt", content: Buffer.alloc(300_000, "a") };
  const nested = zipFile([{ name: "b.zip", content: zipFile([zeros, { ...zeros, name: "b.txt" }]) }]);
  const found = textsOf(await open(nested, limits));
  expect(found.length).toBeLessThanOrEqual(2);
  expect(found.at(-1)?.[1]).toMatch(/250 times its size/);
  const text = Array.from({ length: 3000 }, (_, at) => at * at).join(" ");
  const shared = zipFile([
    { name: "a", content: text },
    ...[1, 2, 3].map((n) => ({ name: `b${n}`, content: text, sameAs: 0 })),
  ]);
  expect(textsOf(await open(shared)).at(-1)).toEqual(["box", expect.stringMatching(/share the same bytes/)]);
  const many = zipFile(Array.from({ length: 12 }, (_, at) => ({ name: `${at}.txt`, content: "x" })));
  expect(textsOf(await open(many, { entriesMax: 10 }))).toHaveLength(11);
  expect(textsOf(await open(many, { expandedBytesMax: 5 })).at(-1)?.[1]).toMatch(/more than 0 MB/);
});

test("nothing is left in the temporary folder, whether all was read or nobody read on", async () => {
  const inner = zipFile([{ name: "c.txt", content: "Three." }]);
  const zip = zipFile([
    { name: "a.txt", content: "One." },
    { name: "b.zip", content: inner },
  ]);
  for (const stopAfter of [1, 2]) {
    let count = 0;
    for await (const document of documentsIn({ path: "box", bytes: inChunks(zip), savedAt: null })) {
      expect(document.path).toMatch(/^box/);
      if (++count === stopAfter) break;
    }
    expect(leftBehind()).toEqual([]);
  }
  await open(zip);
  expect(leftBehind()).toEqual([]);
});

test("documents that nobody reads do not keep the next from coming", async () => {
  const texts = { "a.txt": "x".repeat(200_000), "b.txt": "y".repeat(200_000) };
  const zip = zipFile(Object.entries(texts).map(([name, content]) => ({ name, content })));
  for (const bytes of [zip, await tarFile(texts), gzipSync(await tarFile(texts))]) {
    const paths: string[] = [];
    for await (const { path, bytes: content } of documentsIn({
      path: "box",
      bytes: inChunks(bytes),
      savedAt: null,
    })) {
      paths.push(path);
      for await (const _ of content) break;
    }
    expect(paths).toEqual(["box/a.txt", "box/b.txt"]);
  }
});

test("a failure of the source itself is passed on as it is", async () => {
  async function* failing(start: Uint8Array): AsyncGenerator<Uint8Array> {
    yield start;
    throw new Error("the disk is gone");
  }
  const tar = await tarFile({ "a.txt": "One. ".repeat(50_000) });
  for (const start of [
    zipFile([{ name: "a", content: "x" }]),
    gzipSync(tar).subarray(0, 200),
    tar.subarray(0, 2000),
  ]) {
    const reading = (async () => {
      for await (const { bytes } of documentsIn({ path: "box", bytes: failing(start), savedAt: null })) {
        for await (const _ of bytes);
      }
    })();
    await expect(reading).rejects.toThrow("the disk is gone");
  }
});

test("archives cut and changed at random end in documents or refusals", async () => {
  const tar = await tarFile({ "a.txt": "One. ".repeat(300), "b/c.txt": "Two." });
  const zip = zipFile([
    { name: "a.txt", content: "One. ".repeat(300) },
    { name: "b.gz", content: gzipSync("Two.") },
  ]);
  const archives = [tar, zip, gzipSync(tar), gzipSync(zip)];
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...archives), changes, fc.nat(), async (archive, flips, cut) => {
      const bytes = Buffer.from(archive);
      for (const [at, value] of flips) bytes[at % bytes.length] = value;
      const length = cut % 3 === 0 ? cut % bytes.length : bytes.length;
      await open(bytes.subarray(0, length));
    }),
    { numRuns: 300, seed: 20261121 },
  );
  expect(leftBehind()).toEqual([]);
});
