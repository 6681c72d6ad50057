import { expect, test } from "vitest";
import { assertReadable } from "./callback";

const asked = (callbackUrl: string) =>
  new Request(`http://desk.example/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);

/** A form as a browser sends it, or JSON. */
const sent = (form: URLSearchParams | object | string | null) =>
  new Request("http://desk.example/api/auth/callback/credentials", {
    method: "POST",
    ...(form instanceof URLSearchParams
      ? { body: form }
      : {
          headers: { "content-type": "application/json" },
          body: typeof form === "string" ? form : JSON.stringify(form),
        }),
  });

test.each(["\0\u0001", "", "{", "[]", "7", null])("the body %j is no form", async (body) => {
  await expect(assertReadable(sent(body))).rejects.toThrow("no JSON object");
});

test.each(["http://[", "http://", "javascript:alert(1)", "queue", "//["])(
  "%j is no address to return to",
  async (told) => {
    await expect(assertReadable(asked(told))).rejects.toThrow("cannot be read");
    for (const form of [new URLSearchParams({ callbackUrl: told }), { callbackUrl: told }])
      await expect(assertReadable(sent(form))).rejects.toThrow("cannot be read");
  },
);

test.each(["", "/queue?status=open", "http://desk.example/queue", "https://elsewhere.example"])(
  "%j can be read; where it may lead is asked later",
  async (told) => {
    await expect(assertReadable(asked(told))).resolves.toBeUndefined();
    await expect(assertReadable(sent({ callbackUrl: told }))).resolves.toBeUndefined();
  },
);
