/** A file with the name to show: its path within the folder it was dropped or chosen with. */
export type NamedFile = { file: File; name: string };

/** The files of a drop, those in dropped folders too, in the order of their names. */
export async function readDrop(transfer: DataTransfer): Promise<NamedFile[]> {
  // Entries must be taken before the first await: the browser empties the transfer after the event.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return namedFiles(transfer.files);
  const found = await Promise.all(entries.map(filesOf));
  return inOrder(found.flat());
}

/** The files of a file input. */
export function namedFiles(files: Iterable<File>): NamedFile[] {
  return inOrder([...files].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
}

function inOrder(files: NamedFile[]): NamedFile[] {
  return files
    .filter(({ file }) => !file.name.startsWith("."))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, "") }];
  }
  if (!isDirectory(entry)) return [];
  const found = await Promise.all((await childrenOf(entry)).map(filesOf));
  return found.flat();
}

async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives at most a hundred at a time, and none when it is done.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
