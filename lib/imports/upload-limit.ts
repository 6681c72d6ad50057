/** The largest file the page takes. */
export const UPLOAD_BYTES_MAX = 64 * 1024 * 1024;

/** What to say of a larger one. */
export function tooLargeMessage(fileName: string): string {
  return `${fileName}: is larger than 64 MB, the most this page takes. Import it with npm run komainu -- import.`;
}
