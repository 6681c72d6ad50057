import { expect, test } from "vitest";
import type { Act } from "./act";
import type { Entry } from "./entry";
import { projectAnnotations, projectMarks, projectStatus } from "./project";

const me = { id: "me", name: "Maren" };
const COMMENT = {
  status: "open" as const,
  revision: 0,
  decidedByName: null,
  decidedAt: null,
  readAtMs: 1000,
};
const UNMARKED = { flags: [], flagCount: 0, noteCount: 0, readAtMs: 1000 };
const BASE = { id: "a1", commentId: "c", at: "2026-11-21T00:00:00.000Z" };
const KEEP: Extract<Act, { kind: "decide" }> = { ...BASE, kind: "decide", status: "kept", before: COMMENT };
const FLAG: Extract<Act, { kind: "flag" }> = {
  ...BASE,
  kind: "flag",
  ruleCode: "spam",
  ruleName: "Spam",
  severity: "high",
  note: null,
};

function anEntry(act: Act, changes: Partial<Entry> = {}): Entry {
  return {
    act,
    state: "waiting",
    attempts: 0,
    savedAtMs: null,
    savedRevision: null,
    conflict: null,
    message: null,
    ...changes,
  };
}

test("a decision that waits is shown as this moderator's", () => {
  const { comment, since } = projectStatus(COMMENT, [anEntry(KEEP)], null, me);
  expect(comment).toMatchObject({ status: "kept", decidedByName: "Maren" });
  expect(since).toMatchObject({ status: "kept", isMine: true });
});

test("a decision that was saved before the comment was read is already in it", () => {
  const saved = anEntry(KEEP, { state: "saved", savedAtMs: 900, savedRevision: 1 });
  expect(projectStatus({ ...COMMENT, status: "kept", revision: 1 }, [saved], null, me).since).toBeNull();
});

test("a colleague's later decision stands over one of mine that was saved", () => {
  const saved = anEntry(KEEP, { state: "saved", savedAtMs: 2000, savedRevision: 1 });
  const news = {
    status: "removed" as const,
    revision: 2,
    byName: "Noor",
    byId: "noor",
    wasLookedAt: false,
    at: "2026-11-21T00:01:00.000Z",
  };
  const { comment, since } = projectStatus(COMMENT, [saved], news, me);
  expect(comment.status).toBe("removed");
  expect(since).toMatchObject({ byName: "Noor", isMine: false });
});

test("a refused decision changes nothing on screen", () => {
  expect(projectStatus(COMMENT, [anEntry(KEEP, { state: "refused" })], null, me).comment.status).toBe("open");
});

test("an undone decision leaves the row as it was", () => {
  const undo: Act = { ...BASE, id: "a2", kind: "undo", target: KEEP };
  expect(projectStatus(COMMENT, [anEntry(KEEP), anEntry(undo)], null, me)).toMatchObject({
    comment: { status: "open" },
    since: null,
  });
});

test("a second voice under a rule raises the count and the graver severity wins", () => {
  const flags = [{ ruleCode: "spam", ruleName: "Spam", severity: "low" as const, voices: 1 }];
  const now = projectMarks({ ...UNMARKED, flags, flagCount: 1 }, [anEntry(FLAG)]);
  expect(now.flags).toEqual([{ ruleCode: "spam", ruleName: "Spam", severity: "high", voices: 2 }]);
});

test("a flag that is undone leaves no voice", () => {
  const undo: Act = { ...BASE, id: "a2", kind: "undo", target: FLAG };
  expect(projectMarks(UNMARKED, [anEntry(FLAG), anEntry(undo)])).toMatchObject({ flags: [], flagCount: 0 });
});

test("notes and tags are shown before they are saved, and each once", () => {
  const note: Act = { ...BASE, kind: "note", noteId: "n", text: "Look" };
  const tag: Act = { ...BASE, id: "a3", kind: "tag", tag: "follow-up" };
  const empty = { flagVoices: [], notes: [], tags: ["follow-up"], readAtMs: 1000 };
  const now = projectAnnotations(empty, [anEntry(note), anEntry(tag)], me);
  expect(now.notes.map(({ text }) => text)).toEqual(["Look"]);
  expect(now.tags).toEqual(["follow-up"]);
});
