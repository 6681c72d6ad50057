import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { handle } from "./http";

test("an expected failure keeps its words and gets its status", async () => {
  const answer = await handle(async () => {
    throw new AppError("not_allowed", "Your role does not include this.");
  })();
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ code: "not_allowed", message: "Your role does not include this." });
});

test("a bug answers 500 with a reference and none of its own text", async () => {
  const answer = await handle(async () => {
    throw new Error("password of the database is hunter2");
  })();
  const body = await answer.text();
  expect(answer.status).toBe(500);
  expect(body).not.toContain("hunter2");
  expect(JSON.parse(body)).toMatchObject({
    code: "internal",
    reference: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
});
