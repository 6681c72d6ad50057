import { expect, test } from "vitest";
import { afterEvent, nextUpload, type Upload, type UploadState } from "./upload";

function anUpload(key: string, state: UploadState = { kind: "waiting" }): Upload {
  return { key, file: new File([], key), name: key, state };
}

test("files go one after another, in the order they were given", () => {
  const uploads = afterEvent([anUpload("a")], { kind: "added", uploads: [anUpload("b")] });
  expect(nextUpload(uploads)?.key).toBe("a");
  const started = afterEvent(uploads, { kind: "moved", key: "a", state: { kind: "reading" } });
  expect(nextUpload(started)).toBeNull();
  const refused = afterEvent(started, {
    kind: "moved",
    key: "a",
    state: { kind: "refused", message: "no page", canRepeat: false },
  });
  expect(nextUpload(refused)?.key).toBe("b");
});

test("a cancelled file stays cancelled when the network speaks late, and starts again when asked", () => {
  const cancelled = [anUpload("a", { kind: "cancelled" })];
  const late = afterEvent(cancelled, { kind: "moved", key: "a", state: { kind: "reading" } });
  expect(late).toEqual(cancelled);
  const again = afterEvent(cancelled, { kind: "moved", key: "a", state: { kind: "waiting" } });
  expect(nextUpload(again)?.key).toBe("a");
});

test("clearing keeps what is still on its way", () => {
  const uploads = [anUpload("a", { kind: "cancelled" }), anUpload("b", { kind: "sending", sentBytes: 1 })];
  expect(afterEvent(uploads, { kind: "cleared" }).map(({ key }) => key)).toEqual(["b"]);
});
