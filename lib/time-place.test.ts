import { expect, test } from "vitest";
import { writePageMarker } from "./page-marker";
import { loadTimePlace, readTimePlace } from "./time-place";

const ID = "00000000-0000-4000-8000-000000000001";

test("a place in a list by time is read from an address; what is none begins the list anew", async () => {
  const place = writePageMarker(["2026-11-30T10:00:00.000Z", ID]);
  expect(readTimePlace(place)).toEqual(["2026-11-30T10:00:00.000Z", ID]);
  for (const cursor of ["1e309", "__proto__", "", writePageMarker([7, ID]), writePageMarker(["noon", ID])]) {
    expect((await loadTimePlace(Promise.resolve({ cursor }))).cursor, cursor).toBeNull();
  }
  expect((await loadTimePlace(Promise.resolve({ cursor: place }))).cursor).toBe(place);
});
