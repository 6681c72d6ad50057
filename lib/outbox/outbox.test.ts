import { expect, test, vi } from "vitest";
import type { Act, DecideAct } from "./act";
import type { Outcome } from "./entry";
import { Outbox } from "./outbox";
import type { Storage } from "./storage";

const COMMENT = "00000000-0000-4000-8000-00000000000a";
const OTHER = "00000000-0000-4000-8000-00000000000b";
let ids = 0;

function newId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
}

function aDecision(changes: Partial<DecideAct> = {}): DecideAct {
  const before = { status: "open" as const, revision: 0, decidedByName: null, decidedAt: null };
  return {
    kind: "decide",
    id: newId(),
    commentId: COMMENT,
    at: new Date().toISOString(),
    status: "kept",
    before,
    ...changes,
  };
}

function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** A desk that answers as it is told and remembers what it was sent. */
function aDesk(answers: ((acts: Act[]) => Promise<Outcome[]>)[] = []) {
  const sent: Act[][] = [];
  const saved = async (acts: Act[]): Promise<Outcome[]> => acts.map(() => ({ kind: "saved", revision: 1 }));
  const send = (acts: Act[]) => {
    sent.push(acts);
    return (answers.shift() ?? saved)(acts);
  };
  return { sent, send };
}

function anOutbox(desk: ReturnType<typeof aDesk>, storage = aStorage(), holdMs = 0) {
  return new Outbox({
    moderatorId: "me",
    holdMs,
    send: desk.send,
    storage,
    now: () => new Date(),
    newId,
    onSettled: () => {},
  });
}

test("an act is shown at once and saved when the desk has it", async () => {
  const desk = aDesk();
  const outbox = anOutbox(desk);
  outbox.act([aDecision()]);
  expect(outbox.byComment.get(COMMENT)[0]?.state).toBe("sending");
  await vi.waitFor(() => expect(outbox.byComment.get(COMMENT)[0]?.state).toBe("saved"));
  expect(outbox.summary.get()).toMatchObject({ waiting: 0, sending: 0, trouble: null, canUndo: true });
});

test("acts travel one request at a time, decisions on different comments together", async () => {
  let release = () => {};
  const held = (acts: Act[]) =>
    new Promise<Outcome[]>((resolve) => {
      release = () => resolve(acts.map(() => ({ kind: "saved", revision: 1 })));
    });
  const desk = aDesk([held]);
  const outbox = anOutbox(desk);
  outbox.act([aDecision()]);
  outbox.act([aDecision({ commentId: OTHER })]);
  outbox.act([aDecision({ commentId: newId() })]);
  expect(desk.sent).toHaveLength(1);
  release();
  await vi.waitFor(() => expect(desk.sent.map((acts) => acts.length)).toEqual([1, 2]));
});

test("when the network is lost the same ids are sent again, also by the next page", async () => {
  vi.useFakeTimers();
  const storage = aStorage();
  const lost = async () => Promise.reject(new TypeError("Failed to fetch"));
  const desk = aDesk([lost, lost]);
  const outbox = anOutbox(desk, storage);
  const act = aDecision();
  outbox.act([act]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(outbox.summary.get()).toMatchObject({ waiting: 1, trouble: "the desk to answer" });

  const nextDesk = aDesk();
  anOutbox(nextDesk, storage).resume();
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  expect([...desk.sent, ...nextDesk.sent].map(([sent]) => sent?.id)).toEqual([act.id, act.id, act.id]);
  expect(storage.length).toBe(0);
});

test("a second decision on a comment is based on the first one's result", async () => {
  const desk = aDesk();
  const outbox = anOutbox(desk);
  outbox.act([aDecision()]);
  outbox.act([aDecision({ status: "removed" })]);
  await vi.waitFor(() => expect(desk.sent).toHaveLength(2));
  expect(desk.sent[1]?.[0]).toMatchObject({ status: "removed", before: { revision: 1 } });
});

test("a conflict stays until it is accepted, and is not sent again", async () => {
  const conflict = { status: "removed" as const, revision: 3, decidedByName: "Noor", decidedAt: null };
  const desk = aDesk([async () => [{ kind: "conflict", conflict }]]);
  const outbox = anOutbox(desk);
  outbox.act([aDecision()]);
  await vi.waitFor(() => expect(outbox.summary.get().refused).toBe(1));
  const [entry] = outbox.byComment.get(COMMENT);
  expect(entry).toMatchObject({ state: "refused", conflict });
  if (entry) outbox.accept(entry);
  expect(outbox.byComment.get(COMMENT)).toEqual([]);
  expect(desk.sent).toHaveLength(1);
});

test("undo takes back the whole last key press with new acts that name the old ones", async () => {
  const desk = aDesk();
  const outbox = anOutbox(desk);
  const acts = [aDecision(), aDecision({ commentId: OTHER })];
  outbox.act(acts);
  await vi.waitFor(() => expect(outbox.summary.get().sending).toBe(0));
  expect(outbox.undo()).toEqual([COMMENT, OTHER]);
  await vi.waitFor(() => expect(desk.sent.slice(1).flat()).toHaveLength(2));
  expect(
    desk.sent
      .slice(1)
      .flat()
      .map((act) => act.kind === "undo" && act.target.id),
  ).toEqual(acts.map(({ id }) => id));
  expect(outbox.summary.get().canUndo).toBe(false);
});

test("an act that was never sent is undone without a word to the desk", async () => {
  const desk = aDesk([() => new Promise(() => {})]);
  const outbox = anOutbox(desk);
  outbox.act([aDecision()]);
  outbox.act([aDecision({ commentId: OTHER })]);
  expect(outbox.undo()).toEqual([OTHER]);
  expect(outbox.byComment.get(OTHER)).toEqual([]);
});

test("an act on many comments is undone in its turn, by whoever asks the desk, and no more once that is done", async () => {
  const outbox = anOutbox(aDesk());
  const whole = { id: newId(), clusterId: OTHER, act: "removed" as const, count: 11 };
  outbox.act([aDecision()]);
  outbox.noteWhole(whole);
  outbox.act([aDecision({ commentId: OTHER })]);
  expect(outbox.summary.get().whole).toBeNull();
  expect(outbox.undo()).toEqual([OTHER]);
  expect(outbox.summary.get().whole).toEqual(whole);
  // Until the desk has turned it back, it stays next.
  expect(outbox.undo()).toEqual(whole);
  expect(outbox.undo()).toEqual(whole);
  outbox.forget(whole.id);
  expect(outbox.undo()).toEqual([COMMENT]);
  expect(outbox.undo()).toEqual([]);
});

test("what turns out to be typing is taken back without a trace, while what was done before stays", async () => {
  vi.useFakeTimers();
  const desk = aDesk();
  const outbox = anOutbox(desk, aStorage(), 80);
  outbox.act([aDecision()]);
  await vi.advanceTimersByTimeAsync(80);
  expect(desk.sent).toHaveLength(1);
  const takeBack = outbox.remember();
  outbox.act([aDecision({ commentId: OTHER })]);
  expect(outbox.byComment.get(OTHER)).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60);
  takeBack();
  await vi.advanceTimersByTimeAsync(200);
  expect(outbox.byComment.get(OTHER)).toEqual([]);
  expect(desk.sent).toHaveLength(1);
  expect(outbox.byComment.get(COMMENT)[0]?.state).toBe("saved");
  vi.useRealTimers();
});

test("what somebody else left in the browser is not taken for an act", async () => {
  const storage = aStorage();
  storage.setItem("komainu:outbox:me:1", "{not json");
  storage.setItem("komainu:outbox:me:2", JSON.stringify({ act: { kind: "decide" } }));
  const desk = aDesk();
  anOutbox(desk, storage).resume();
  expect(desk.sent).toEqual([]);
});
