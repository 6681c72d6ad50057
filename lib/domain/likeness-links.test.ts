import fc from "fast-check";
import { expect, test } from "vitest";
import { bandsOf } from "./likeness";
import { type KnownSigned, linkAlike, type Signed } from "./likeness-links";

/** A comment that holds these shingles. */
function aSigned(id: string, numbers: readonly number[]): Signed {
  const shingles = Uint32Array.from(numbers, (n) => Math.imul(n + 1, 0x9e3779b1) >>> 0).sort();
  return { id, shingles, bands: bandsOf(shingles) };
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

test("copies make one group, found through the first of them", () => {
  const { placed, groups } = linkAlike(
    ["a", "b", "c"].map((id) => aSigned(id, range(0, 20))),
    [],
  );
  expect(groups).toEqual([{ newcomers: ["a", "b", "c"], singles: [], clusterIds: [] }]);
  expect(placed.map(({ bands }) => bands !== null)).toEqual([true, false, false]);
});

test("a newcomer joins a cluster, or what was alone", () => {
  const known: KnownSigned[] = [
    { ...aSigned("k", range(0, 20)), clusterId: "k" },
    { ...aSigned("s", range(100, 20)), clusterId: null },
  ];
  const { groups } = linkAlike([aSigned("a", range(0, 20)), aSigned("b", range(100, 20))], known);
  expect(groups).toEqual([
    { newcomers: ["a"], singles: [], clusterIds: ["k"] },
    { newcomers: ["b"], singles: ["s"], clusterIds: [] },
  ]);
});

test("a newcomer that is like members of two clusters joins the clusters", () => {
  const known: KnownSigned[] = [
    { ...aSigned("k", range(0, 20)), clusterId: "k" },
    { ...aSigned("m", range(8, 20)), clusterId: "m" },
  ];
  const { groups } = linkAlike([aSigned("between", range(4, 20))], known);
  expect(groups).toEqual([
    { newcomers: ["between"], singles: [], clusterIds: expect.arrayContaining(["k", "m"]) },
  ]);
});

test("what shares a band but less than three fifths of its shingles stays apart", () => {
  const common = aSigned("a", range(0, 20));
  const other = { ...aSigned("b", range(9, 20)), bands: common.bands };
  expect(linkAlike([common, other], [])).toMatchObject({
    groups: [],
    placed: [{ bands: common.bands }, { bands: common.bands }],
  });
});

test("a bucket that many unlike comments share takes no more of them", () => {
  const { bands } = aSigned("first", range(0, 20));
  const known = range(0, 64).map((n) => ({
    ...aSigned(`k${n}`, range(n * 100, 20)),
    bands,
    clusterId: null,
  }));
  const { placed, groups } = linkAlike([{ ...aSigned("new", range(9000, 20)), bands }], known);
  expect(groups).toEqual([]);
  expect(placed).toEqual([{ id: "new", bands: [] }]);
});

test("of a campaign with small changes only so many are kept to be found by", () => {
  const campaign = range(0, 400).map((n) => aSigned(`${n}`, [...range(0, 40), ...range(1000 + 8 * n, 8)]));
  const { placed, groups } = linkAlike(campaign, []);
  expect(Math.max(...groups.map(({ newcomers }) => newcomers.length))).toBeGreaterThan(390);
  expect(placed.filter(({ bands }) => bands !== null).length).toBeLessThan(120);
});

test("every newcomer is in at most one group, and a group has two members or a cluster", () => {
  const sets = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 6, max: 20 })), { maxLength: 30 });
  fc.assert(
    fc.property(sets, fc.nat(10), (all, knownCount) => {
      const signed = all.map(([from, count], n) => aSigned(`${n}`, range(from, count)));
      const known = signed
        .slice(0, knownCount)
        .map((one, n) => ({ ...one, clusterId: n % 2 === 0 ? `c${n % 4}` : null }));
      const { placed, groups } = linkAlike(signed.slice(knownCount), known);
      const members = groups.flatMap(({ newcomers, singles }) => [...newcomers, ...singles]);
      expect(new Set(members).size).toBe(members.length);
      const clusterIds = groups.flatMap((group) => group.clusterIds);
      expect(new Set(clusterIds).size).toBe(clusterIds.length);
      for (const { newcomers, singles, clusterIds: ids } of groups) {
        expect(newcomers.length).toBeGreaterThan(0);
        expect(newcomers.length + singles.length + 2 * ids.length).toBeGreaterThan(1);
      }
      expect(placed.map(({ id }) => id)).toEqual(signed.slice(knownCount).map(({ id }) => id));
    }),
  );
});
