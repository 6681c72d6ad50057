import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Spooled = { handle: FileHandle; remove(): Promise<void> };

/**
 * Bytes in a file without a name, for what has to be read from its end. Where the system allows it the file is gone
 * from its folder as soon as it is open, so that nothing is left behind even by a process that is killed.
 */
export async function spool(bytes: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "komainu-archive-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const handle = await open(join(folder, "archive"), "wx+", 0o600).catch(async (error: unknown) => {
    await removeFolder();
    throw error;
  });
  const remove = async () => {
    await handle.close();
    await removeFolder();
  };
  try {
    // Windows keeps a file that is open.
    await removeFolder().catch(() => undefined);
    for await (const chunk of bytes) await handle.write(chunk);
    return { handle, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
