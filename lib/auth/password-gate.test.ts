import { expect, test } from "vitest";
import { throughPasswordGate } from "./password-gate";

test("at most two passwords are looked at at once, known browsers first, and beyond a short queue nobody waits", async () => {
  let running = 0;
  let most = 0;
  const order: string[] = [];
  const check = (isKnown: boolean, name: string) =>
    throughPasswordGate(isKnown, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      order.push(name);
    });
  const strangers = Array.from({ length: 60 }, (_, index) => check(false, `stranger ${index}`));
  const known = check(true, "known");
  const outcomes = await Promise.allSettled(strangers);
  await known;
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(most).toBeLessThanOrEqual(2);
  expect(refused.length).toBeGreaterThanOrEqual(28);
  expect(order.indexOf("known")).toBeLessThanOrEqual(2);
  expect(refused[0]).toMatchObject({ reason: { code: "too_many" } });
  await expect(throughPasswordGate(false, async () => "free again")).resolves.toBe("free again");
});

test("a check that fails gives its place back", async () => {
  for (let round = 0; round < 5; round += 1) {
    await expect(throughPasswordGate(false, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  }
  await expect(throughPasswordGate(false, async () => 1)).resolves.toBe(1);
});
