import fc from "fast-check";
import { expect, test } from "vitest";
import { bandsOf, jaccard } from "./likeness";
import { type Joined, type KnownSigned, linkAlike, type Signed } from "./likeness-links";

/** A comment that holds these shingles. */
function aSigned(id: string, numbers: readonly number[]): Signed {
  const shingles = Uint32Array.from(numbers, (n) => Math.imul(n + 1, 0x9e3779b1) >>> 0).sort();
  return { id, shingles, bands: bandsOf(shingles) };
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

const clustersOf = (placed: readonly Joined[]) => placed.map(({ clusterId }) => clusterId);

test("copies make one group, found through the first of them", () => {
  const { placed, joined } = linkAlike(
    ["a", "b", "c"].map((id) => aSigned(id, range(0, 20))),
    [],
  );
  expect(joined).toEqual([]);
  expect(clustersOf(placed)).toEqual(["a", "a", "a"]);
  expect(placed.map(({ bands }) => bands !== null)).toEqual([true, false, false]);
});

test("a newcomer joins a cluster, or what was alone", () => {
  const first = aSigned("k", range(0, 20));
  const known: KnownSigned[] = [
    { ...first, first },
    { ...aSigned("s", range(100, 20)), first: null },
  ];
  const newcomers = [aSigned("a", range(0, 20)), aSigned("b", range(100, 20))];
  const { placed, joined } = linkAlike(newcomers, known);
  expect(clustersOf(placed)).toEqual(["k", "s"]);
  expect(joined).toEqual([{ id: "s", clusterId: "s" }]);
});

test("of two clusters a newcomer joins the one whose first it is most like, and they stay two", () => {
  const firsts = [aSigned("k", range(0, 20)), aSigned("m", range(8, 20))];
  const known = firsts.map((first): KnownSigned => ({ ...first, first }));
  const { placed, joined } = linkAlike([aSigned("between", range(5, 20))], known);
  expect(clustersOf(placed)).toEqual(["m"]);
  expect(joined).toEqual([]);
});

test("what was alone joins with the newcomer that is between it and the first", () => {
  const first = aSigned("k", range(0, 40));
  const { bands } = first;
  const single = { ...aSigned("s", range(12, 40)), bands };
  const known: KnownSigned[] = [
    { ...first, first },
    { ...single, first: null },
  ];
  const { placed, joined } = linkAlike([{ ...aSigned("between", range(6, 40)), bands }], known);
  expect(clustersOf(placed)).toEqual(["k"]);
  expect(joined).toEqual([{ id: "s", clusterId: "k" }]);
});

test("what shares a band but less than three fifths of its shingles stays apart", () => {
  const common = aSigned("a", range(0, 20));
  const other = { ...aSigned("b", range(9, 20)), bands: common.bands };
  expect(linkAlike([common, other], []).placed).toEqual([
    { id: "a", bands: common.bands, clusterId: null },
    { id: "b", bands: common.bands, clusterId: null },
  ]);
});

test("a bucket that many unlike comments share takes no more of them", () => {
  const { bands } = aSigned("first", range(0, 20));
  const known = range(0, 64).map((n) => ({
    ...aSigned(`k${n}`, range(n * 100, 20)),
    bands,
    first: null,
  }));
  const { placed } = linkAlike([{ ...aSigned("new", range(9000, 20)), bands }], known);
  expect(placed).toEqual([{ id: "new", bands: [], clusterId: null }]);
});

test("of a campaign with small changes only so many are kept to be found by", () => {
  const campaign = range(0, 400).map((n) => aSigned(`${n}`, [...range(0, 40), ...range(1000 + 8 * n, 8)]));
  const { placed } = linkAlike(campaign, []);
  expect(placed.filter(({ clusterId }) => clusterId === "0").length).toBeGreaterThan(390);
  expect(placed.filter(({ bands }) => bands !== null).length).toBeLessThan(120);
});

test("every member of every group is half like its first or more, whatever chains come in whatever parts", () => {
  // Runs of one line of numbers: neighbours are alike, and what is far apart shares nothing.
  const chains = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 6, max: 30 })), {
    minLength: 20,
    maxLength: 80,
  });
  let members = 0;
  fc.assert(
    fc.property(chains, fc.integer({ min: 1, max: 20 }), (all, partSize) => {
      const signed = all.map(([from, count], n) => aSigned(`${n}`.padStart(3, "0"), range(from, count)));
      const stored = new Map<string, Signed & { clusterId: string | null }>();
      for (let at = 0; at < signed.length; at += partSize) {
        const known = [...stored.values()].map(({ clusterId, ...one }) => ({
          ...one,
          first: clusterId === null ? null : (signed[Number(clusterId)] ?? null),
        }));
        const part = signed.slice(at, at + partSize);
        const { placed, joined } = linkAlike(part, known);
        expect(placed.map(({ id }) => id)).toEqual(part.map(({ id }) => id));
        for (const [n, { id, bands, clusterId }] of placed.entries()) {
          const one = part[n] ?? aSigned(id, []);
          stored.set(id, { ...one, bands: bands ?? [], clusterId });
        }
        for (const { id, clusterId } of joined) {
          const one = stored.get(id);
          expect(one?.clusterId).toBeNull();
          if (one) stored.set(id, { ...one, clusterId });
        }
      }
      for (const { id, shingles, clusterId } of stored.values()) {
        if (clusterId === null) continue;
        const first = stored.get(clusterId);
        expect(first?.clusterId).toBe(clusterId);
        expect(jaccard(shingles, first?.shingles ?? new Uint32Array())).toBeGreaterThanOrEqual(0.5);
        if (id !== clusterId) members += 1;
      }
    }),
  );
  expect(members).toBeGreaterThan(500);
});
