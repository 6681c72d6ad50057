import { expect, test } from "vitest";
import { annotateSchema } from "@/lib/annotations/schema";
import { askedOf, beginDraft } from "./annotation-draft";

const TEXT = "The ferry sails at nine, says the mayor.";
const SUBJECT = "6f7f5b1e-4a58-4c0e-8f51-0d0c5f6b2a11";
const [FIRST, SECOND] = [
  "0f7f5b1e-4a58-4c0e-8f51-0d0c5f6b2a11",
  "1f7f5b1e-4a58-4c0e-8f51-0d0c5f6b2a11",
] as const;
const FERRY = { text: TEXT, passage: { start: 4, end: 9 }, kind: "note", newId: FIRST } as const;

test("a draft taken up again on the same passage is the same annotation, on another passage a new one with the same words", () => {
  const draft = { ...beginDraft(null, FERRY), text: "Not on Sundays.", isOpen: false };
  expect(beginDraft(draft, { ...FERRY, newId: SECOND })).toEqual({ ...draft, isOpen: true });
  const moved = beginDraft(draft, { ...FERRY, passage: { start: 4, end: 15 }, newId: SECOND });
  expect(moved).toMatchObject({ id: SECOND, exact: "ferry sails", prefix: "The ", text: "Not on Sundays." });
});

test("the same place in a text that was edited meanwhile is another passage", () => {
  const draft = beginDraft(null, FERRY);
  const edited = beginDraft(draft, { ...FERRY, text: TEXT.replace("ferry", "barge"), newId: SECOND });
  expect(edited).toMatchObject({ id: SECOND, exact: "barge" });
});

test("a note needs words, a tag its tag and a flag its rule; what is asked then is what the desk accepts", () => {
  const empty = beginDraft(null, FERRY);
  for (const kind of ["note", "tag", "flag"] as const)
    expect(askedOf({ ...empty, kind }, SUBJECT)).toBeNull();
  const whole = { ...empty, text: " Look. ", tag: "ferry", ruleCode: "off-topic" };
  for (const kind of ["note", "tag", "flag"] as const) {
    const asked = askedOf({ ...whole, kind }, SUBJECT);
    expect(annotateSchema.parse(asked)).toMatchObject({
      kind,
      exact: "ferry",
      suffix: " sails at nine, says the mayor.",
      text: "Look.",
    });
  }
  expect(askedOf({ ...whole, kind: "tag", text: " " }, SUBJECT)).not.toHaveProperty("text");
});
