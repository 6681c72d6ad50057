import { expect, test } from "vitest";
import { assertReadableCallback } from "./callback";

const asked = (callbackUrl: string) =>
  new Request(`http://desk.example/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);

test.each(["http://[", "http://", "javascript:alert(1)", "queue", "//["])(
  "%j is no address to return to",
  (told) => {
    expect(() => assertReadableCallback(asked(told))).toThrow("cannot be read");
  },
);

test.each(["", "/queue?status=open", "http://desk.example/queue", "https://elsewhere.example"])(
  "%j can be read; where it may lead is asked later",
  (told) => {
    expect(() => assertReadableCallback(asked(told))).not.toThrow();
  },
);
