import { expect, test } from "vitest";
import { securityText } from "./security-text";

const NOW = new Date("2026-11-30T13:40:00Z");

test("a security.txt names the contacts in order, when it expires and where it is", () => {
  expect(
    securityText("sec@paper.example, https://paper.example/report", "https://desk.paper.example", NOW),
  ).toBe(
    [
      "Contact: mailto:sec@paper.example",
      "Contact: https://paper.example/report",
      "Expires: 2027-02-28T00:00:00.000Z",
      "Preferred-Languages: en",
      "Canonical: https://desk.paper.example/.well-known/security.txt",
      "",
    ].join("\n"),
  );
});

test.each([
  "",
  "nobody",
  "http://paper.example",
  "a@b c",
  "sec@paper.example\nContact: mailto:evil@evil.example",
])("%j is no contact", (contact) => {
  expect(securityText(contact, "http://localhost:3000", NOW)).toBeNull();
});
