import { formatCount } from "@/lib/format";
import { packFolder } from "./pack-folder";
import type { NamedFile } from "./read-drop";
import type { Parcel } from "./upload";

/** What files and folders become on their way: each file is an import of its own, and so is each folder. */
export function parcelsOf(files: readonly NamedFile[]): Parcel[] {
  const folders = new Map<string, NamedFile[]>();
  for (const file of files) {
    const [folder, inside] = file.name.split("/", 2);
    // A file alone is its own folder, as it were; a name with a slash is no file's.
    const key = inside === undefined ? `${folder}/` : (folder ?? "");
    folders.set(key, [...(folders.get(key) ?? []), file]);
  }
  return [...folders].flatMap(([folder, inside]) =>
    folder.endsWith("/") || inside.length === 1 ? inside.map(parcelOf) : [folderParcel(folder, inside)],
  );
}

function parcelOf({ file, name }: NamedFile): Parcel {
  return { name, body: file, savedAtMs: file.lastModified };
}

function folderParcel(folder: string, files: NamedFile[]): Parcel {
  // The archive itself says when each of its files was saved.
  return {
    name: `${folder} (${formatCount(files.length, "file")})`,
    body: packFolder(files),
    savedAtMs: null,
  };
}
