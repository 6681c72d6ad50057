import { expect, test } from "vitest";
import type { AnnotationView } from "@/lib/annotations/view";
import { marginOrder, marksOf } from "./margin-order";
import { shortened } from "./shortened";

function anAnnotation(overrides: Partial<AnnotationView>): AnnotationView {
  return {
    id: "one",
    subjectId: "comment",
    articleId: "article",
    subject: "comment",
    articleTitle: "Night ferry",
    commentPosition: 3,
    moderatorId: "noor",
    moderatorName: "Noor",
    creatorName: null,
    kind: "note",
    text: "Look again.",
    tag: null,
    ruleCode: null,
    ruleName: null,
    severity: null,
    exact: "the night ferry",
    start: 10,
    end: 25,
    lostAt: null,
    writtenAt: "2026-11-20T10:00:00.000Z",
    editedAt: null,
    resolvedAt: null,
    resolvedByName: null,
    namedIds: [],
    replies: [],
    ...overrides,
  };
}

test("a margin is numbered in the order of the text, and what lost its place comes last without a number", () => {
  const entries = marginOrder([
    anAnnotation({ id: "lost", start: 0, end: 4, lostAt: "2026-11-21T10:00:00.000Z" }),
    anAnnotation({ id: "second", start: 20, end: 30 }),
    anAnnotation({ id: "later", writtenAt: "2026-11-20T11:00:00.000Z" }),
    anAnnotation({ id: "first", start: 10, end: 12 }),
    anAnnotation({ id: "earlier" }),
  ]);
  expect(entries.map(({ annotation, number }) => [annotation.id, number])).toEqual([
    ["first", 1],
    ["earlier", 2],
    ["later", 3],
    ["second", 4],
    ["lost", null],
  ]);
});

test("in the text a mark says who wrote what on which words, and nothing is drawn of what lost its place", () => {
  const marks = marksOf(
    marginOrder([
      anAnnotation({ kind: "flag", creatorName: "Kei of another desk" }),
      anAnnotation({ id: "lost", lostAt: "2026-11-21T10:00:00.000Z" }),
    ]),
  );
  expect(marks).toMatchObject([
    { number: 1, label: "Annotation 1: flag by Kei of another desk on “the night ferry”" },
  ]);
});

test("a long passage keeps its beginning and its end", () => {
  expect(shortened("the night\nferry", 40)).toBe("the night ferry");
  const short = shortened(`From the quay ${"and on ".repeat(40)}to the lamp`, 40);
  expect(short).toMatch(/^From the quay .* … o the lamp$/);
  expect(short.length).toBeLessThanOrEqual(43);
});
