import fc from "fast-check";
import { expect, test } from "vitest";
import { textLanguage } from "./text-language";

test.each([
  ["この船はいつも遅れる。", undefined, "ja"],
  ["フェリー", undefined, "ja"],
  ["이 배는 항상 늦는다", undefined, "ko"],
  ["大統領은 오늘 부산에 있다", undefined, "ko"],
  ["直、骨、角", undefined, undefined],
  ["直、骨、角", "港のフェリーが遅れる", "ja"],
  ["直、骨、角", "항구의 배", "ko"],
  ["直、骨、角", "The harbour ferry", undefined],
  ["JR東日本のICカードは便利です", undefined, "ja"],
  ["The ferry was late again.", "港のフェリー", undefined],
  ["Паром опять опоздал", undefined, undefined],
  ["They call it omotenashi (おもてなし), and the whole island is proud of it.", undefined, undefined],
  ["", "港のフェリー", undefined],
  ["🔥 12:30", undefined, undefined],
])("%s, beside %s, is %s", (text, around, language) => {
  expect(textLanguage(text, around)).toBe(language);
});

test("no text in letters alone has a language, whatever stands around it", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abc é Я ω 1!".split("")) });
  fc.assert(
    fc.property(letters, (text) => {
      expect(textLanguage(text, "かな")).toBeUndefined();
    }),
  );
});
