import { formatBytes } from "@/lib/format";

/** The largest file that the page takes where the operator set no other limit (KOMAINU_UPLOAD_BYTES_MAX). */
export const UPLOAD_BYTES_MAX = 2 * 1024 * 1024 * 1024;

/** What to say of a larger one. */
export function tooLargeMessage(fileName: string, bytesMax: number = UPLOAD_BYTES_MAX): string {
  return `${fileName}: is larger than ${formatBytes(bytesMax)}, the most this page takes. Import it with npm run komainu -- import.`;
}
