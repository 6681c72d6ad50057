import fc from "fast-check";
import { expect, test } from "vitest";
import { countChanges, decideAll } from "./decide";
import { STATUSES } from "./statuses";

test("a decision on the revision that was seen is a change, and on another it is overtaken", () => {
  const standings = [
    { commentId: "a", status: "open" as const, revision: 3 },
    { commentId: "b", status: "kept" as const, revision: 4 },
  ];
  const asked = ["a", "b"].map((commentId) => ({
    id: `id-${commentId}`,
    commentId,
    revision: 3,
    status: "removed" as const,
  }));
  expect(decideAll(standings, asked)).toEqual({
    changes: [{ id: "id-a", commentId: "a", seen: 3, from: "open", to: "removed" }],
    overtaken: [asked[1]],
  });
});

test("a decision on a comment that is gone is overtaken", () => {
  const asked = [{ id: "1", commentId: "gone", revision: 0, status: "kept" as const }];
  expect(decideAll([], asked)).toEqual({ changes: [], overtaken: asked });
});

test("whatever is decided, the kept counts move as a recount would", () => {
  const written = fc.record({
    from: fc.constantFrom(...STATUSES),
    to: fc.constantFrom(...STATUSES),
    flagCount: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(written), (all) => {
      const changes = countChanges(all);
      for (const status of STATUSES) {
        const before = all.filter(({ from }) => from === status).length;
        const after = all.filter(({ to }) => to === status).length;
        expect(changes[status] ?? 0).toBe(after - before);
      }
      const flagged = all.filter(({ flagCount }) => flagCount > 0);
      const isOpen = (status: string) => status === "open";
      expect(changes.flagged ?? 0).toBe(
        flagged.filter(({ to }) => isOpen(to)).length - flagged.filter(({ from }) => isOpen(from)).length,
      );
    }),
  );
});
