import { expect, test } from "vitest";
import { deviceCookie, knownDevice } from "./device";

process.env.NEXTAUTH_SECRET ??= "of no use outside this test";

test("a browser is known to the account that it signed in to, and to no other", () => {
  const { value } = deviceCookie("a");
  expect(knownDevice("a", value)).toMatch(/^[0-9a-f-]{36}$/);
  expect(knownDevice("b", value)).toBeNull();
});

test.each([undefined, "", ".", "a.b", "11111111-1111-4111-8111-111111111111.", `${"x".repeat(5000)}.é`])(
  "%j is a cookie that we did not write",
  (cookie) => {
    expect(knownDevice("a", cookie)).toBeNull();
  },
);
