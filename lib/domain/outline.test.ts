import fc from "fast-check";
import { expect, test } from "vitest";
import { type OutlineRow, packRow, unpackRow } from "./outline";
import { STATUSES } from "./statuses";

const votes = fc.option(fc.integer(), { nil: null });
const rows = fc.record<OutlineRow>({
  id: fc.uuid(),
  position: fc.nat(),
  parentId: fc.option(fc.uuid(), { nil: null }),
  net: votes,
  upvotes: votes,
  downvotes: votes,
  status: fc.constantFrom(...STATUSES),
  bodyChars: fc.nat(),
  goneAt: fc.option(fc.constant("2026-03-01T00:00:00.000Z"), { nil: null }),
});

test("a row comes out of its parcel as it went in", () => {
  fc.assert(
    fc.property(rows, (row) => {
      expect(unpackRow(packRow(row))).toEqual(row);
    }),
  );
});
