import { expect, test } from "vitest";
import { assertReadableCallback, CALLBACK_COOKIE } from "./callback";

const asked = (callbackUrl: string, cookie?: string) =>
  new Request(`http://desk.example/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`, {
    headers: cookie === undefined ? {} : { cookie: `a=b; ${CALLBACK_COOKIE}=${cookie}` },
  });

test.each(["http://[", "http://", "javascript:alert(1)", "queue", "//["])(
  "%j is no address to return to",
  (told) => {
    expect(() => assertReadableCallback(asked(told))).toThrow("cannot be read");
    expect(() => assertReadableCallback(asked("/queue", encodeURIComponent(told)))).toThrow("cannot be read");
  },
);

test("a cookie that cannot be decoded is refused", () => {
  expect(() => assertReadableCallback(asked("/queue", "%E0%A4"))).toThrow("cannot be read");
});

test.each(["", "/queue?status=open", "http://desk.example/queue", "https://elsewhere.example"])(
  "%j can be read; where it may lead is asked later",
  (told) => {
    expect(() => assertReadableCallback(asked(told, encodeURIComponent(told)))).not.toThrow();
  },
);
