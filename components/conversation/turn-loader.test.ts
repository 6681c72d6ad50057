import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Read } from "@/lib/outbox/project";
import { createTurnLoader } from "./turn-loader";

function aTurn(id: string): Read<TurnDetail> {
  const votes = { net: 0, upvotes: 0, downvotes: 0, total: 0, controversy: 0 };
  const decided = { status: "open" as const, revision: 0, decidedByName: null, decidedAt: null };
  const moved = { netChange: null, netChangePerDay: null, netChangeDeviation: null, isSwing: false };
  const source = { editedAt: null, goneAt: null, postedAt: null, author: null, replyEvidence: null };
  const text = { body: id, bodyChars: 1, isWhole: true, leadingQuoteEnd: 0, leadingQuoteOf: null };
  const marks = {
    flagCount: 0,
    flags: [],
    noteCount: 0,
    quotes: [],
    quotedBy: [],
    mentions: [],
    answer: null,
  };
  const place = { id, articleId: "a", position: 1, readAtMs: 0 };
  return { ...place, ...votes, ...decided, ...moved, ...source, ...text, ...marks };
}

const NO_BODY = { body: () => Promise.reject(new Error("Nobody asked for it.")) };

test("what is in view is read once, and what scrolled past in between is not", async () => {
  const asked: string[][] = [];
  const loader = createTurnLoader({
    ...NO_BODY,
    turns: async (ids) => {
      asked.push(ids);
      return ids.map(aTurn);
    },
  });
  loader.want(["a", "b"]);
  loader.want(["x", "y"]);
  loader.want(["b", "c"]);
  await sleep(60);
  loader.want(["b", "c", "d"]);
  await sleep(60);
  expect(asked).toEqual([["b", "c"], ["d"]]);
  expect(loader.turns.get("c")?.body).toBe("c");
  expect(loader.turns.get("x")).toBeNull();
});

test("what could not be read says why, and is read when it is in view again", async () => {
  let fails = true;
  const loader = createTurnLoader({
    ...NO_BODY,
    turns: async (ids) => {
      if (fails) throw new Error("No network.");
      return ids.map(aTurn);
    },
  });
  loader.want(["a"]);
  await sleep(60);
  expect(loader.trouble.get().message).toBe("No network.");
  fails = false;
  loader.want(["a"]);
  await sleep(60);
  expect(loader.trouble.get().message).toBeNull();
  expect(loader.turns.get("a")?.body).toBe("a");
});

test("read again, a comment stands as it was until it is in view, also one that was on its way", async () => {
  let version = 1;
  const asked: string[][] = [];
  const loader = createTurnLoader(
    {
      ...NO_BODY,
      turns: async (ids) => {
        asked.push(ids);
        const body = `version ${version}`;
        await sleep(20);
        return ids.map((id) => ({ ...aTurn(id), body }));
      },
    },
    [aTurn("a")],
  );
  loader.want(["a", "b"]);
  await sleep(40);
  version = 2;
  loader.readAgain();
  expect(loader.turns.get("a")?.body).toBe("a");
  await sleep(120);
  expect(asked).toEqual([["b"], ["a", "b"]]);
  expect([loader.turns.get("a")?.body, loader.turns.get("b")?.body]).toEqual(["version 2", "version 2"]);
});

test("a long comment that was opened stays whole when it is read again, unless its text changed", async () => {
  let begins = "It was";
  const cut = () => ({ ...aTurn("a"), body: begins, bodyChars: 11, isWhole: false });
  const loader = createTurnLoader({ turns: async () => [cut()], body: async () => "It was long" }, [cut()]);
  loader.want(["a"]);
  await loader.readWhole("a");
  expect(loader.turns.get("a")).toMatchObject({ body: "It was long", isWhole: true });
  loader.readAgain();
  await sleep(60);
  expect(loader.turns.get("a")).toMatchObject({ body: "It was long", isWhole: true });
  begins = "It is ";
  loader.readAgain();
  await sleep(60);
  expect(loader.turns.get("a")).toMatchObject({ body: "It is ", isWhole: false });
});
