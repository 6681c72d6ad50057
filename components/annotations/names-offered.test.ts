import { expect, test } from "vitest";
import { colleaguesLike, nameInTheMaking } from "./names-offered";

const NOOR = { id: "1", name: "Noor", handle: "n.haddad" };
const NOOR_ALI = { id: "2", name: "Noor Ali", handle: "noor" };
const KEI = { id: "3", name: "Kéi", handle: "kmori" };
const KAEDE = { id: "4", name: "森 楓", handle: "kaede.mori" };
const ALL = [NOOR, NOOR_ALI, KEI, KAEDE];

test("while a name is typed the picker knows where it began", () => {
  expect(nameInTheMaking("Ask @No", 7)).toEqual({ at: 4, typed: "No" });
  expect(nameInTheMaking("Ask @", 5)).toEqual({ at: 4, typed: "" });
  expect(nameInTheMaking("Ask @ No", 8)).toBeNull();
  expect(nameInTheMaking("me@desk", 7)).toBeNull();
  expect(nameInTheMaking("Ask Noor", 8)).toBeNull();
});

test("colleagues are offered by the beginning of any of their names, first names first, however they are typed", () => {
  expect(colleaguesLike("no", ALL)).toEqual([NOOR, NOOR_ALI]);
  expect(colleaguesLike("al", ALL)).toEqual([NOOR_ALI]);
  expect(colleaguesLike("ke\u0301i", ALL)).toEqual([KEI]);
  expect(colleaguesLike("Noor looks", ALL)).toEqual([]);
});

test("a colleague is also offered by what stands before the @ of the address", () => {
  expect(colleaguesLike("ka", ALL)).toEqual([KAEDE]);
  expect(colleaguesLike("n.h", ALL)).toEqual([NOOR]);
  expect(colleaguesLike("no", ALL)).toEqual([NOOR, NOOR_ALI]);
});
