import { expect, test } from "vitest";
import { recordBytes } from "./record-bytes";

async function* pieces(...texts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield Buffer.from(text);
  }
}

test("a reader that gives up early still leaves the whole text", async () => {
  const recorded = recordBytes(pieces("one ", "two ", "three"), 100);
  for await (const _ of recorded.bytes) break;
  expect(await recorded.text()).toBe("one two three");
  expect(recorded.byteCount()).toBe(13);
});

test("what is too long, no UTF-8, holds NUL or broke off is not kept", async () => {
  expect(await recordBytes(pieces("longer than five"), 5).text()).toBeNull();
  expect(await recordBytes(pieces("a\0b"), 5).text()).toBeNull();
  const damaged = (async function* () {
    yield Uint8Array.of(0xff, 0xfe, 0x00);
  })();
  expect(await recordBytes(damaged, 5).text()).toBeNull();
  expect(await recordBytes(pieces("half", new Error("broke")), 10).text()).toBeNull();
});

test("closing it lets the source go", async () => {
  let isOpen = true;
  const source = (async function* () {
    try {
      yield Buffer.from("one");
      yield Buffer.from("two");
    } finally {
      isOpen = false;
    }
  })();
  const recorded = recordBytes(source, 100);
  for await (const _ of recorded.bytes) break;
  await recorded.close();
  expect(isOpen).toBe(false);
});
