import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs once before the tests: whatever they leave in the temporary folder goes with it. */
export default function giveTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "komainu-tests-"));
  // As root, PostgreSQL runs as another user, who has to get through.
  chmodSync(folder, 0o711);
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
