import fc from "fast-check";
import { expect, test } from "vitest";
import { type PassageMark, passagePieces } from "./passage-pieces";

function aMark(start: number, end: number, id = `${start}-${end}`): PassageMark {
  return { id, number: 1, start, end, kind: "note", isResolved: false, label: id };
}

const ids = (marks: readonly PassageMark[]) => marks.map(({ id }) => id);

test("overlapping marks cut the text into runs, each under all marks that hold it", () => {
  const pieces = passagePieces("The ferry sails at nine.", 100, [aMark(104, 109), aMark(106, 115)]);
  expect(pieces.map(({ text, marks, ends }) => [text, ids(marks), ids(ends)])).toEqual([
    ["The ", [], []],
    ["fe", ["104-109"], []],
    ["rry", ["104-109", "106-115"], ["104-109"]],
    [" sails", ["106-115"], ["106-115"]],
    [" at nine.", [], []],
  ]);
});

test("a mark that goes on beyond the text ends elsewhere", () => {
  const pieces = passagePieces("ferry", 4, [aMark(0, 20)]);
  expect(pieces).toMatchObject([{ start: 4, text: "ferry", ends: [] }]);
  expect(ids(pieces[0]?.marks ?? [])).toEqual(["0-20"]);
});

test("an empty text has no run, and a mark without length is not drawn", () => {
  expect(passagePieces("", 7, [aMark(0, 20)])).toEqual([]);
  expect(passagePieces("ferry", 0, [aMark(2, 2)])).toHaveLength(1);
});

test("however marks lie, the runs are the text, in order, and each knows its marks", () => {
  const stretch = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, length]) => aMark(start, start + length));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.nat(30), fc.array(stretch), (text, at, marks) => {
      const pieces = passagePieces(text, at, marks);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { start, text: run, marks: held } of pieces) {
        const covering = marks.filter((mark) => mark.start <= start && mark.end >= start + run.length);
        expect(ids(held)).toEqual(ids(covering));
      }
    }),
  );
});
