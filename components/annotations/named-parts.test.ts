import { expect, test } from "vitest";
import { colleaguesLike, namedParts, nameInTheMaking } from "./named-parts";

const NOOR = { id: "1", name: "Noor" };
const NOOR_ALI = { id: "2", name: "Noor Ali" };
const KEI = { id: "3", name: "Kéi" };
const ALL = [NOOR, NOOR_ALI, KEI];

const named = (text: string) => namedParts(text, ALL).map((part) => [part.text, part.colleague?.id ?? null]);

test("a name counts after an @, whatever its letters' case, and the longer of two that fit", () => {
  expect(named("See @noor ali, and @Noor: @ke\u0301i!")).toEqual([
    ["See ", null],
    ["@noor ali", "2"],
    [", and ", null],
    ["@Noor", "1"],
    [": @ke\u0301i!", null],
  ]);
});

test("an address, a longer word and a stranger name nobody", () => {
  expect(named("write to mori@noor.example, @Noora or @Sam")).toEqual([
    ["write to mori@noor.example, @Noora or @Sam", null],
  ]);
});

test("while a name is typed the picker knows where it began", () => {
  expect(nameInTheMaking("Ask @No", 7)).toEqual({ at: 4, typed: "No" });
  expect(nameInTheMaking("Ask @", 5)).toEqual({ at: 4, typed: "" });
  expect(nameInTheMaking("Ask @ No", 8)).toBeNull();
  expect(nameInTheMaking("me@desk", 7)).toBeNull();
  expect(nameInTheMaking("Ask Noor", 8)).toBeNull();
});

test("colleagues are offered by the beginning of any of their names, first names first", () => {
  expect(colleaguesLike("no", ALL)).toEqual([NOOR, NOOR_ALI]);
  expect(colleaguesLike("al", ALL)).toEqual([NOOR_ALI]);
  expect(colleaguesLike("kéi", ALL)).toEqual([KEI]);
});
