import { expect, test } from "vitest";
import { afterEvent, nextUpload, type Upload, type UploadState } from "./upload";

function anUpload(key: string, state: UploadState = { kind: "waiting" }): Upload {
  return { key, body: new Blob([]), name: key, savedAtMs: null, state };
}

test("two files go at once, the others after them in the order they were given", () => {
  const given = afterEvent([anUpload("a")], { kind: "added", uploads: [anUpload("b"), anUpload("c")] });
  expect(nextUpload(given)?.key).toBe("a");
  const one = afterEvent(given, { kind: "started", key: "a" });
  expect(nextUpload(one)?.key).toBe("b");
  const two = afterEvent(one, { kind: "started", key: "b" });
  expect(nextUpload(two)).toBeNull();
  const state = { kind: "refused", message: "no page", canRepeat: false } as const;
  expect(nextUpload(afterEvent(two, { kind: "ended", key: "a", state }))?.key).toBe("c");
});

test("a cancelled file stays cancelled when the network speaks late, and starts as another import when asked", () => {
  const cancelled = [anUpload("a", { kind: "cancelled" })];
  const late = { kind: "ended", key: "a", state: { kind: "sent", importId: "a" } } as const;
  expect(afterEvent(cancelled, late)).toEqual(cancelled);
  expect(afterEvent(cancelled, { kind: "progressed", key: "a", sample: { atMs: 1, done: 1 } })).toEqual(
    cancelled,
  );
  const again = afterEvent(cancelled, { kind: "repeated", key: "a", newKey: "b" });
  expect(nextUpload(again)?.key).toBe("b");
});

test("what is dismissed is gone, and the rest stays", () => {
  const uploads = [anUpload("a", { kind: "cancelled" }), anUpload("b", { kind: "sending", samples: [] })];
  expect(afterEvent(uploads, { kind: "dismissed", key: "a" }).map(({ key }) => key)).toEqual(["b"]);
});
