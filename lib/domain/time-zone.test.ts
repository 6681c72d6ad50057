import { expect, test } from "vitest";
import { isTimeZone, timeZones, USUAL_ZONE } from "./time-zone";

test("every zone to choose from is one, and so is the usual one", () => {
  for (const zone of timeZones()) expect(isTimeZone(zone)).toBe(true);
  expect(timeZones()).toContain(USUAL_ZONE);
});

test.each(["", "Tokyo", "+09:00", "Asia/Nowhere", "Asia/Tokyo; x", "../etc", "UTC+9", "日本"])(
  "%j is no zone",
  (text) => {
    expect(isTimeZone(text)).toBe(false);
  },
);
