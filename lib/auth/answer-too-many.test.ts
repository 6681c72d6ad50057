import { expect, test } from "vitest";
import { answerTooMany } from "./answer-too-many";

const refused = (error: string) =>
  Response.json({ url: `http://desk.example/login?error=${encodeURIComponent(error)}` }, { status: 401 });

test("whoever has to wait gets 429, for how long, and the same words", async () => {
  const answer = await answerTooMany(refused("too_many:7"));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "420"]);
  expect(await answer.json()).toEqual({ url: "http://desk.example/login?error=too_many%3A7" });
});

test("a wrong password stays 401", async () => {
  const answer = await answerTooMany(refused("CredentialsSignin"));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([401, null]);
  expect(await answer.json()).toMatchObject({ url: expect.stringContaining("CredentialsSignin") });
});
