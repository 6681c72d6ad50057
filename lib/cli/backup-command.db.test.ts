import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serverUrls } from "@/lib/db/embedded-server.mjs";
import { readRecord } from "@/lib/db/server-home.mjs";
import { runKomainu } from "@/tests/support/run-komainu";

test("a desk whose data folder is lost comes back from its backup", { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-lost-"));
  const home = join(folder, "home");
  const file = join(folder, "desk.backup");
  const komainu = (...args: string[]) =>
    runKomainu(args, { env: { DATABASE_URL: "", KOMAINU_MIGRATION_URL: "", KOMAINU_HOME: home } });
  chmodSync(folder, 0o711);
  try {
    await komainu("import", "prisma/sample/gull-bylaw-wrong-count.txt");
    const before = await komainu("export", "--out", "-");
    expect(await komainu("backup", file)).toMatchObject({ code: 0, stdout: expect.stringContaining(file) });
    expect(readdirSync(folder).sort()).toEqual(["desk.backup", "home"]);

    const dataFolder = readRecord(home)?.dataFolder ?? "";
    for (const lost of [dataFolder, home]) rmSync(lost, { recursive: true, force: true });
    expect(await serverUrls(home)).toBeNull();

    expect(await komainu("restore", file)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Restored the desk of .+: \d+ comments, 0 decisions\. Everybody signs in again\.\n$/,
      ),
    });
    expect((await komainu("export", "--out", "-")).stdout).toBe(before.stdout);
  } finally {
    const dataFolder = readRecord(home)?.dataFolder;
    for (const made of [dataFolder, folder]) if (made) rmSync(made, { recursive: true, force: true });
  }
});
