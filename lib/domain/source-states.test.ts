import { expect, test } from "vitest";
import { statusOfState } from "./source-states";

const STATES = {
  approved: "kept",
  pending: "open",
  spam: "removed",
  trash: "removed",
  deleted: "escalated",
} as const;

test("the desk's rule makes the status, and what a source says nothing about is open", () => {
  expect(statusOfState(STATES, "approved")).toBe("kept");
  expect(statusOfState(STATES, "deleted")).toBe("escalated");
  expect([statusOfState(STATES, null), statusOfState(STATES, undefined)]).toEqual(["open", "open"]);
});
