import fc from "fast-check";
import { expect, test } from "vitest";
import { ARTICLE_ID, aPage, aParsedComment, day, MergingDesk } from "@/tests/support/merging-desk";
import { commentId, sourceCommentId } from "./identity";
import type { MergedComment } from "./merged-comment";
import type { ParsedComment } from "./parsed-article";

function reversed(page: ParsedComment[]): ParsedComment[] {
  return page.toReversed().map((comment, index) => ({ ...comment, position: index + 1 }));
}

function deskOf(...pages: ParsedComment[][]): MergingDesk {
  const desk = new MergingDesk();
  for (const page of pages) desk.add(page);
  return desk;
}

const bodies = (desk: MergingDesk) => desk.read(({ body }) => body);
const ids = (desk: MergingDesk) => desk.read(({ id }) => id).sort();
const news = (merged: MergedComment[]) => merged.filter(({ isNew, isChanged }) => isNew || isChanged);

test("comments that the desk has not met are new, in the order of the page", () => {
  const merged = new MergingDesk().add(aPage("First.", "Second."));
  expect(merged.map(({ isNew, comment }) => [isNew, comment.body])).toEqual([
    [true, "First."],
    [true, "Second."],
  ]);
});

test("the same page again changes nothing, whatever its bodies", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "LOL", "lol", "Stay.", "\u202e", "a b", "a  b")), (all) => {
      const desk = deskOf(aPage(...all));
      const before = desk.comments;
      expect(news(desk.add(aPage(...all)))).toEqual([]);
      expect(desk.comments).toEqual(before);
    }),
  );
});

test("the page in another order meets the same comments and changes only their places", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "LOL", "Stay.", "Go.")), (all) => {
      const page = aPage(...all);
      const desk = deskOf(page);
      expect(news(desk.add(reversed(page)))).toEqual([]);
      expect(desk.read(({ net }) => net)).toEqual(reversed(page).map(({ net }) => net));
    }),
  );
});

test("two halves of a thread give the same ids in either order", () => {
  const [first, second] = [aPage("One.", "", "Two."), aPage("", "", "Three.")];
  expect(ids(deskOf(second, first))).toEqual(ids(deskOf(first, second)));
});

test("nothing of any page is lost, and places stay 1, 2, 3 …, whatever is imported after whatever", () => {
  const pages = fc.array(
    fc.record({
      bodies: fc.array(fc.constantFrom("", "LOL", "Stay.", "Go.", "One.", "The ferry should stay as it is.")),
      day: fc.integer({ min: 1, max: 9 }),
      isComplete: fc.boolean(),
      isMemberPage: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(pages, (all) => {
      const desk = new MergingDesk();
      for (const one of all) desk.add(aPage(...one.bodies), { ...one, observedAt: day(one.day) });
      expect(desk.read(({ position }) => position)).toEqual(desk.comments.map((_, index) => index + 1));
      expect(new Set(ids(desk)).size).toBe(desk.comments.length);
      const known = desk.comments.flatMap(({ body, revisions }) => [
        body,
        ...revisions.map(({ bodyBefore }) => bodyBefore),
      ]);
      for (const body of all.flatMap((one) => one.bodies)) expect(known).toContain(body);
    }),
  );
});

test("equal bodies on one page stay as many comments as they are", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "LOL"), { minLength: 1 }), (all) => {
      const desk = deskOf(aPage(...all), reversed(aPage(...all)), aPage(...all));
      expect(bodies(desk).sort()).toEqual([...all].sort());
    }),
  );
});

test("what a part of the thread adds comes after the rest", () => {
  expect(bodies(deskOf(aPage("One.", "Two.", "Three."), aPage("New.", "Two.")))).toEqual([
    "One.",
    "Two.",
    "Three.",
    "New.",
  ]);
});

test("what a part that runs the other way adds is turned round", () => {
  const desk = deskOf(aPage("One.", "Two.", "Three."), aPage("Five.", "Four.", "Three.", "Two."));
  expect(bodies(desk)).toEqual(["One.", "Two.", "Three.", "Four.", "Five."]);
});

test("a complete copy gives the order, and what is gone stays behind its neighbour", () => {
  const desk = deskOf();
  desk.add(aPage("One.", "Two.", "Three."), { isComplete: true });
  desk.add(aPage("Three.", "One.", "Four."), { isComplete: true, observedAt: day(2) });
  expect(bodies(desk)).toEqual(["Three.", "One.", "Two.", "Four."]);
});

test("what only an older copy has stands where it stood there, whichever way that copy runs", () => {
  for (const turn of [(page: ParsedComment[]) => page, reversed]) {
    const desk = new MergingDesk();
    desk.add(aPage("One.", "Three.", "Four."), { isComplete: true, observedAt: day(9) });
    desk.add(turn(aPage("Zero.", "One.", "Two.", "Three.")), { isComplete: true, observedAt: day(1) });
    expect(bodies(desk).filter((body) => body !== "Zero.")).toEqual(["One.", "Two.", "Three.", "Four."]);
  }
});

test("an older copy does not turn the order of a newer complete one", () => {
  const desk = new MergingDesk();
  desk.add(aPage("Two.", "One."), { isComplete: true, observedAt: day(9) });
  desk.add(aPage("One.", "Two."), { observedAt: day(1) });
  expect(bodies(desk)).toEqual(["Two.", "One."]);
});

test("a copy with names fills in the author, and one without takes none away", () => {
  const desk = deskOf([aParsedComment()], [aParsedComment({ author: "ferryman" })], [aParsedComment()]);
  expect(desk.comments).toMatchObject([{ author: "ferryman", authorEvidence: null }]);
});

test("one text by two people is two comments", () => {
  const desk = deskOf(
    [aParsedComment({ body: "LOL", author: "anna" })],
    [aParsedComment({ body: "LOL", author: "ben" })],
  );
  expect(desk.read(({ author }) => author)).toEqual(["anna", "ben"]);
});

test("a member's page fills in the author, before or after the article's page, and says whence", () => {
  const member = [aParsedComment({ author: "ferryman" })];
  const page = aPage("Stay.", "Go.");
  for (const memberIsFirst of [true, false]) {
    const desk = new MergingDesk();
    if (memberIsFirst) desk.add(member, { isMemberPage: true });
    desk.add(page, { observedAt: day(2) });
    if (!memberIsFirst) desk.add(member, { isMemberPage: true });
    expect(desk.read(({ body, author, authorEvidence }) => [body, author, authorEvidence])).toEqual([
      ["Stay.", "ferryman", "member page"],
      ["Go.", null, null],
    ]);
  }
});

test("a page that names the author itself needs no member's page", () => {
  const named = [aParsedComment({ author: "ferryman" })];
  const desk = new MergingDesk();
  desk.add(named, { isMemberPage: true });
  desk.add(named);
  expect(desk.comments).toMatchObject([{ author: "ferryman", authorEvidence: null }]);
});

test("a text and a page with ids meet in the same comments, in either order", () => {
  const text = aPage("One.", "LOL", "LOL");
  const html = text.map((comment, index) => ({ ...comment, sourceId: `c${index}` }));
  const [one, other] = [deskOf(text, html), deskOf(html, text)];
  expect(one.comments).toEqual(other.comments);
  expect(one.read(({ sourceId }) => sourceId)).toEqual(["c0", "c1", "c2"]);
});

test("two ids are two comments, however alike", () => {
  const twice = (id: string) => [aParsedComment({ sourceId: id })];
  expect(deskOf(twice("a"), twice("b")).comments).toHaveLength(2);
});

test("a new comment never takes the id of one whose body was edited away", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment({ sourceId: "a", body: "LOL" })]);
  desk.add([aParsedComment({ sourceId: "a", body: "Edited." })], { observedAt: day(2) });
  desk.add([aParsedComment({ sourceId: "b", body: "LOL" })], { observedAt: day(3) });
  expect(new Set(ids(desk)).size).toBe(2);
});

test("where the source's ids identify the thread, they identify its comments, repeated ones too", () => {
  const desk = new MergingDesk();
  const twins = [aParsedComment({ sourceId: "a" }), aParsedComment({ sourceId: "a", position: 2 })];
  desk.add(twins, { isKnownBySource: true });
  expect(desk.comments[0]?.id).toBe(sourceCommentId(ARTICLE_ID, "a"));
  expect(new Set(ids(desk)).size).toBe(2);
  expect(news(desk.add(twins, { isKnownBySource: true }))).toEqual([]);
});

test("a page's ids are those of its bodies, so that its text meets them", () => {
  const [first] = new MergingDesk().add([aParsedComment({ sourceId: "a" })]);
  const [second] = new MergingDesk().add([aParsedComment()]);
  expect(first?.comment.id).toBe(second?.comment.id);
  expect(first?.comment.id).not.toBe(commentId(ARTICLE_ID, "another key", 1));
});

test("repeated texts whose votes all changed are met where they stand, not by other ones' votes", () => {
  const thread = (...votes: number[]) =>
    ["One.", "", "Two.", "", "Three.", ""].map((body, index) =>
      aParsedComment({
        body,
        position: index + 1,
        net: votes[index] ?? null,
        upvotes: null,
        downvotes: null,
      }),
    );
  for (const turn of [(page: ParsedComment[]) => page, reversed]) {
    const desk = deskOf(thread(0, 1, 0, 2, 0, 3));
    const before = new Map(desk.comments.map(({ id, net }) => [id, net]));
    desk.add(turn(thread(0, 2, 0, 3, 0, 4)), { observedAt: day(8) });
    const empty = desk.comments.filter(({ body }) => body === "");
    expect(empty.map(({ id, net }) => [before.get(id), net]).sort()).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  }
});

test("different people's comments under one id stay apart, whatever copies come in whatever order", () => {
  const people = fc.uniqueArray(
    fc.record({ id: fc.constantFrom("1", "2"), hour: fc.integer({ min: 1, max: 20 }) }),
    { selector: ({ hour }) => hour, minLength: 1, maxLength: 8 },
  );
  const copies = people.chain((all) =>
    fc.tuple(fc.constant(all), fc.array(fc.shuffledSubarray(all, { minLength: 1 }), { maxLength: 4 })),
  );
  const page = (some: readonly { id: string; hour: number }[]) =>
    some.map(({ id, hour }, index) => {
      const postedAt = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
      const body = `Said by ${hour}.`;
      return aParsedComment({ position: index + 1, sourceId: id, author: `p${hour}`, postedAt, body });
    });
  fc.assert(
    fc.property(copies, fc.boolean(), ([all, some], isKnownBySource) => {
      const desk = new MergingDesk();
      for (const copy of some) desk.add(page(copy), { isKnownBySource });
      desk.add(page(all), { isKnownBySource });
      expect(news(desk.add(page(all), { isKnownBySource }))).toEqual([]);
      expect(desk.read(({ author, body, revisions }) => [author, body, revisions.length]).sort()).toEqual(
        all.map(({ hour }) => [`p${hour}`, `Said by ${hour}.`, 0]).sort(),
      );
      expect(new Set(ids(desk)).size).toBe(all.length);
    }),
  );
});

test("under one id the same person's other words are an edit, and another's are another comment", () => {
  const said = (author: string, body: string) => [aParsedComment({ sourceId: "a", author, body })];
  const desk = deskOf(said("rika", "Stay."));
  desk.add(said("rika", "Stay, please."), { observedAt: day(2) });
  desk.add(said("jun", "Go away."), { observedAt: day(3) });
  desk.add(said("rika r.", "Stay."), { observedAt: day(1) });
  expect(desk.read(({ author, body, revisions }) => [author, body, revisions.length])).toEqual([
    ["rika", "Stay, please.", 1],
    ["jun", "Go away.", 0],
  ]);
});
