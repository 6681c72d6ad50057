import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { tmpdir } from "node:os";
import { resolve } from "node:path";

const strays: string[] = [];

/**
 * From now on notes every file that this process opens outside its temporary folder, and every connection it makes.
 * Modules that are loaded late are the program's own.
 */
export function watchReads(): void {
  for (const name of ["open", "openSync", "readFile", "readFileSync", "createReadStream"] as const) {
    const original: unknown = Reflect.get(fs, name);
    Reflect.set(fs, name, watched(original));
  }
  for (const name of ["open", "readFile"] as const) {
    Reflect.set(fs.promises, name, watched(Reflect.get(fs.promises, name)));
  }
  const connect: unknown = Reflect.get(net.Socket.prototype, "connect");
  Reflect.set(net.Socket.prototype, "connect", function (this: unknown, ...given: unknown[]) {
    strays.push("the network");
    return typeof connect === "function" ? Reflect.apply(connect, this, given) : undefined;
  });
  syncBuiltinESMExports();
}

/** What was reached for since the last call, or null. */
export function touched(): string | null {
  return strays.splice(0)[0] ?? null;
}

function watched(original: unknown) {
  return function (this: unknown, path: unknown, ...given: unknown[]): unknown {
    if (typeof path === "string" && !isOurs(resolve(path))) strays.push(path);
    return typeof original === "function" ? Reflect.apply(original, this, [path, ...given]) : undefined;
  };
}

function isOurs(path: string): boolean {
  return path.startsWith(tmpdir()) || path.startsWith(process.cwd());
}
