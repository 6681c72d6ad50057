import { gzipSync } from "node:zlib";
import type { Random } from "./random";

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** Something that must never be read: a mutated document asks for it, and no outcome may hold its words. */
export const FORBIDDEN = { path: "/etc/passwd", words: "root:x:" };

const DEEP_MAX = 100_000;
const LONG_MAX = 1_000_000;

/** A document with one to three things done to it that no honest program does. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): Buffer {
  let mutated = bytes;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    mutated = random.from(MUTATIONS)(mutated, random, other);
  }
  return mutated;
}

const cut: Mutation = (bytes, random) => {
  const from = random.below(bytes.length + 1);
  const to = random.below(bytes.length + 1);
  return random.below(2) === 0
    ? bytes.subarray(0, to)
    : bytes.subarray(Math.min(from, to), Math.max(from, to));
};

const splice: Mutation = (bytes, random, other) => {
  const at = random.below(bytes.length + 1);
  const from = random.below(other.length + 1);
  const piece = other.subarray(from, from + random.below(4000));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + random.below(2) * piece.length)]);
};

const flip: Mutation = (bytes, random) => {
  const flipped = Buffer.from(bytes);
  for (let times = 1 + random.below(20); times > 0 && flipped.length > 0; times -= 1) {
    flipped[random.below(flipped.length)] = random.below(256);
  }
  return flipped;
};

const reencode: Mutation = (bytes, random) => {
  const text = bytes.toString("utf8");
  return random.from([
    () => Buffer.from(`\uFEFF${text}`, "utf16le"),
    () => Buffer.from(text, "utf16le"),
    () => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
    () => Buffer.from(text, "latin1"),
    () => Buffer.from(text.replace(/utf-8/gi, "shift_jis")),
    () => Buffer.from(text.replace(/utf-8/gi, "utf-16")),
    () => Buffer.from(`\uFEFF\uFEFF${text}`),
  ])();
};

const NESTS: [string, ...string[]] = [
  "[",
  '{"a":',
  '{"replies":[',
  "<div>",
  "<p>",
  "<item>",
  "<blockquote><table><tr><td>",
  "<a><b><font>",
  "> ",
  "(",
  '"',
  "<![CDATA[",
  "<!--",
  "&amp;",
];

const nest: Mutation = (bytes, random) => {
  const opening = random.from(NESTS);
  const at = random.below(bytes.length + 1);
  const times = 1 + random.below(Math.floor(DEEP_MAX / opening.length));
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(opening.repeat(times)), bytes.subarray(at)]);
};

const entities: Mutation = (bytes, random) => {
  const bomb = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
  const type = random.from([
    `<!DOCTYPE rss [<!ENTITY e0 "boom">${bomb}]>`,
    `<!DOCTYPE rss [<!ENTITY e10 SYSTEM "file://${FORBIDDEN.path}">]>`,
    `<!DOCTYPE rss SYSTEM "file://${FORBIDDEN.path}">`,
    `<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>`,
  ]);
  const text = bytes.toString("utf8").replace(/^(\s*<\?xml[^>]*\?>)?/, `$1${type}`);
  return Buffer.from(text.replace(/>([^<>]{1,40})</, ">&e10;$1<"));
};

const lengthen: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  const filling = random.from([" ", "\n", "9", "a", "\t", "漢", "\0", "=", ",", ";", "-", "\u202e"]);
  const times = random.below(Math.floor(LONG_MAX / Buffer.byteLength(filling)));
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(filling.repeat(times)), bytes.subarray(at)]);
};

const repeatLine: Mutation = (bytes, random) => {
  const from = bytes.lastIndexOf(0x0a, random.below(bytes.length + 1)) + 1;
  const end = bytes.indexOf(0x0a, from);
  const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1);
  const times = random.below(Math.floor(LONG_MAX / Math.max(1, line.length)));
  return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(times).fill(line), bytes.subarray(from)]);
};

const compress: Mutation = (bytes, random) => {
  let packed = bytes;
  for (let times = 1 + random.below(6); times > 0; times -= 1) packed = gzipSync(packed);
  return packed;
};

const bomb: Mutation = (bytes, random) =>
  gzipSync(Buffer.concat([bytes, Buffer.alloc(random.below(64) << 20)]));

const MUTATIONS: [Mutation, ...Mutation[]] = [
  cut,
  cut,
  splice,
  splice,
  flip,
  flip,
  flip,
  reencode,
  nest,
  entities,
  lengthen,
  repeatLine,
  compress,
  bomb,
];
