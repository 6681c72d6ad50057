import { expect, test } from "vitest";
import type { ImportChange } from "@/lib/domain/import-change";
import { CHANGE_COLUMNS, changeLine } from "./csv-line";

const comment = {
  articleId: "a",
  articleTitle: "T",
  commentId: "c",
  position: 3,
  author: null,
  excerpt: "=1+1",
};
const votes = (net: number) => ({ net, upvotes: null, downvotes: 2 });

const CHANGES: ImportChange[] = [
  { kind: "new", ...comment },
  { kind: "gone", ...comment },
  { kind: "votes", ...comment, before: votes(1), after: votes(-9) },
  { kind: "edited", ...comment, before: "was", after: "@is" },
  { kind: "refused", line: 7, message: "no text", file: "f.csv" },
];

test("every kind of change fills the same columns, and no text starts a formula", () => {
  const lines = CHANGES.map(changeLine);
  expect(lines.map((line) => line.split(",").length)).toEqual(CHANGES.map(() => CHANGE_COLUMNS.length));
  expect(lines).toEqual([
    "new,a,T,c,3,,'=1+1,,,,,,,,,,,\r\n",
    "gone,a,T,c,3,,'=1+1,,,,,,,,,,,\r\n",
    "votes,a,T,c,3,,'=1+1,1,,2,-9,,2,,,,,\r\n",
    "edited,a,T,c,3,,'=1+1,,,,,,,was,'@is,,,\r\n",
    "refused,,,,,,,,,,,,,,,f.csv,7,no text\r\n",
  ]);
});
