import { expect, test } from "vitest";
import { ownWords } from "./own-words";

test("own words begin after the quote and after what punctuation it left behind", () => {
  const own = (quote: string, rest: string) => ownWords(quote + rest, quote.length);
  expect(own('"They paid nothing', '". Not all of them.')).toBe("Not all of them.");
  expect(own("「道が狭い", "」。そうだ、狭い")).toBe("そうだ、狭い");
  expect(own("They paid nothing", "...\n\n– says who?")).toBe("says who?");
  expect(own("> They paid nothing", "\n(I did.)")).toBe("(I did.)");
  expect(own("They paid nothing", " #no “Really”")).toBe("#no “Really”");
  expect(own("They paid nothing", "” .")).toBe("");
});

test("where nothing is quoted, every sign is the reader's own", () => {
  expect(ownWords(" ...and then?", 0)).toBe("...and then?");
});
