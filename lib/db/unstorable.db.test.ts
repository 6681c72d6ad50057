import { expect, test } from "vitest";
import { asUnstorable } from "@/lib/unstorable";
import { db } from "./client";
import { Prisma } from "./generated/client";

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => null).catch((error: unknown) => error);

test.each([
  ["a zero character in a row", () => db.setting.create({ data: { key: "a\0b", value: "x" } })],
  ["a zero character in a query", () => db.$queryRaw(Prisma.sql`SELECT ${"a\0b"}::text`)],
  ["a number out of range", () => db.$queryRaw(Prisma.sql`SELECT ${"99999999999"}::int`)],
  ["a year that never was", () => db.$queryRaw(Prisma.sql`SELECT ${"0000-01-01T00:00:00Z"}::timestamptz`)],
  ["a broken id", () => db.$queryRaw(Prisma.sql`SELECT ${"no id"}::uuid`)],
])("%s is the request's fault", async (_, work) => {
  expect(asUnstorable(await failureOf(work()))).toMatchObject({ code: "invalid" });
});

test("a broken query stays ours", async () => {
  expect(asUnstorable(await failureOf(db.$queryRaw(Prisma.sql`SELECT FROM nowhere_at_all`)))).toBeNull();
});
