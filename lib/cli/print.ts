import { once } from "node:events";

/** Prints a line on standard output, no faster than it is read. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
}
