import { expect, test } from "vitest";
import { type Preferences, parsePreferences, preferenceCookie } from "./preferences";

function readBack(...cookies: string[]): Preferences {
  const jar = new Map(
    cookies.map((cookie) => {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
      return [name, value];
    }),
  );
  return parsePreferences((name) => jar.get(name));
}

test("what is saved is read back", () => {
  const read = readBack(
    preferenceCookie("theme", "dark"),
    preferenceCookie("density", "compact"),
    preferenceCookie("hiddenColumns", ["author", "age"]),
    preferenceCookie("keys", "off"),
    preferenceCookie("timeZone", "America/New_York"),
  );
  const looks = { theme: "dark", density: "compact", hiddenColumns: ["author", "age"] };
  expect(read).toMatchObject({ ...looks, keys: "off", timeZone: "America/New_York" });
});

test("a browser without cookies, or with nonsense in them, gets a new desk's look", () => {
  const look = { theme: "system", density: "comfortable", hiddenColumns: null, readingWidth: null };
  const fresh = { ...look, keys: "on", notifications: "off", timeZone: null };
  expect(readBack()).toEqual(fresh);
  const nonsense = readBack(
    "komainu-theme=neon",
    "komainu-density=1",
    "komainu-reading-width=99999",
    "komainu-keys=no",
    "komainu-notifications=always",
    "komainu-time-zone=Mars/Olympus",
  );
  expect(nonsense).toEqual(fresh);
  expect(readBack("komainu-hidden-columns=<b>.age").hiddenColumns).toEqual(["age"]);
});

test("hiding no column is not the same as never having chosen", () => {
  expect(readBack(preferenceCookie("hiddenColumns", [])).hiddenColumns).toEqual([]);
});
