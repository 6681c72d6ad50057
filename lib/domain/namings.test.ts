import { expect, test } from "vitest";
import { namingsIn } from "./namings";

const KEI = { id: "1", name: "Kei" };
const KEI_ITO = { id: "2", name: "Kei Ito" };
const NOOR = { id: "3", name: "Noor" };
const named = (text: string, people = [KEI, KEI_ITO, NOOR]) =>
  namingsIn(text, people).flatMap(({ ids }) => ids);

test("a note names a colleague by an @ and the longest name that fits, in any case", () => {
  expect(named("@Kei Ito and @noor, look.")).toEqual(["2", "3"]);
  expect(named("Ask @Kei, please")).toEqual(["1"]);
});

test("an address, a longer word and a name alone name nobody", () => {
  expect(named("kei@Kei.example, @Keiko, Noor, @")).toEqual([]);
});

test("two of one name are both named", () => {
  expect(named("@Kei!", [KEI, { id: "9", name: "kei" }])).toEqual(["1", "9"]);
  expect(namingsIn("Hi @Noor.", [NOOR])).toEqual([{ start: 3, end: 8, ids: ["3"] }]);
});
