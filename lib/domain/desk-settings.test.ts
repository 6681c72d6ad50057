import { expect, test } from "vitest";
import { DESK_SETTING_NAMES, DESK_SETTINGS, parseSetting, readSettings, settingTakes } from "./desk-settings";

test("every setting's usual value is one that it takes", () => {
  for (const name of DESK_SETTING_NAMES) {
    const { usual } = DESK_SETTINGS[name];
    expect(parseSetting(name, String(usual))).toBe(usual);
    expect(settingTakes(name)).toContain(DESK_SETTINGS[name].label);
  }
});

test("what a setting does not take is null: fractions, words, out of bounds, other choices", () => {
  for (const text of ["", "1.5", "-1", "0", "999999999999", "NaN", "one", "0x10", "1e1"]) {
    expect(parseSetting("sessionIdleHours", text)).toBeNull();
  }
  expect(parseSetting("removalReason", "sometimes")).toBeNull();
  expect(parseSetting("timeZone", "+09:00")).toBeNull();
});

test("what is stored counts, and what cannot be read counts as not stored", () => {
  const settings = readSettings(
    new Map([
      ["sessionIdleHours", "3"],
      ["sessionDays", "never"],
      ["unknown", "1"],
    ]),
  );
  expect(settings).toMatchObject({ sessionIdleHours: 3, sessionDays: 7, removalReason: "offered" });
  expect(Object.keys(settings)).toEqual(DESK_SETTING_NAMES);
});
