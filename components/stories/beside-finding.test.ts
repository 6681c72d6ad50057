import { expect, test } from "vitest";
import { compareStories } from "@/lib/domain/story-compare";
import { STORY } from "@/tests/support/story-articles";
import { besideFinding } from "./beside-finding";

test("the finding counts what is shared, what differs and what only one has", () => {
  const { gazette, ledger, unrelated } = STORY;
  expect(besideFinding(compareStories(gazette.paragraphs, ledger.paragraphs))).toBe(
    "1 sentence shared, 1 sentence nearly, 1 quotation differs; 4 paragraphs only here, 3 only there",
  );
  expect(besideFinding(compareStories(gazette.paragraphs, unrelated.paragraphs))).toBe(
    "No sentence and no quotation in common",
  );
});
