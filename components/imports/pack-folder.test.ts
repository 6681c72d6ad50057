import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { packFolder } from "./pack-folder";

const SAVED_AT = Date.UTC(2026, 0, 2, 3, 4, 5);

function aFile(name: string, text: string) {
  return { file: new File([text], "any", { lastModified: SAVED_AT }), name };
}

async function packed(files: Parameters<typeof packFolder>[0]): Promise<Buffer> {
  return Buffer.from(await packFolder(files).arrayBuffer());
}

const tar = (flags: string, input: Buffer, ...paths: string[]) =>
  execFileSync("tar", [flags, "-", ...paths], {
    input,
    env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" },
  });

test("a packed folder is an archive that tar itself reads, with long and Japanese paths and the times of saving", async () => {
  const long = `pages/${"a-very-long-folder/".repeat(9)}page.txt`;
  const files = [
    aFile("pages/one.txt", "first\n"),
    aFile("pages/犬.txt", "second"),
    aFile(long, "x".repeat(512)),
    aFile("pages/empty.txt", ""),
  ];
  const archive = await packed(files);
  expect(archive.length % 512).toBe(0);
  expect(tar("-tf", archive).toString().trim().split("\n")).toHaveLength(4);
  expect(tar("-xOf", archive, "pages/犬.txt").toString()).toBe("second");
  expect(tar("-xOf", archive, long).toString()).toBe("x".repeat(512));
  expect(tar("-xOf", archive, "pages/empty.txt").toString()).toBe("");
  expect(tar("-tvf", archive, "pages/one.txt").toString()).toContain("2026-01-02 03:04");
});

test.each([1, 89, 90, 91, 92, 985, 986, 987, 988, 989])(
  "a path of %i letters survives, whatever its record's length does to itself",
  async (length) => {
    const path = Array.from({ length: Math.ceil(length / 10) }, () => "nine-nine")
      .join("/")
      .slice(0, length)
      .replace(/\/$/, "x");
    const archive = await packed([aFile(path, "here")]);
    expect(tar("-tf", archive).toString().trim()).toBe(path);
  },
);
