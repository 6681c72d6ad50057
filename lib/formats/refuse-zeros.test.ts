import { expect, test } from "vitest";
import { refuseZeros } from "./refuse-zeros";

async function lengthOf(chunks: readonly Uint8Array[]): Promise<number> {
  let length = 0;
  const bytes = (async function* () {
    yield* chunks;
  })();
  for await (const chunk of refuseZeros({ fileName: "disk.txt", bytes })) length += chunk.length;
  return length;
}

test("a text with single zeros passes as it is, in any pieces", async () => {
  const utf16 = Buffer.from("harbour ".repeat(3000), "utf16le");
  expect(await lengthOf([utf16.subarray(0, 7), utf16.subarray(7)])).toBe(utf16.length);
  expect(await lengthOf([new Uint8Array(4000), Buffer.from("x"), new Uint8Array(4000)])).toBe(8001);
});

test("thousands of zeros in a row are refused, also across pieces", async () => {
  await expect(lengthOf([new Uint8Array(5000)])).rejects.toThrow(/^disk.txt: holds thousands of zero bytes/);
  const pieces = Array.from({ length: 50 }, () => new Uint8Array(100));
  await expect(lengthOf([Buffer.from("words"), ...pieces])).rejects.toThrow(/zero bytes/);
});
