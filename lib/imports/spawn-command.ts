import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { commandProcess } from "./command-process.mjs";

/** A command of this desk as a child that ends with this process and keeps it from nothing. */
export function spawnCommand(args: readonly string[], stdout: "ignore" | "pipe" = "ignore"): ChildProcess {
  const root = /* turbopackIgnore: true */ process.cwd();
  const command = commandProcess(root, args);
  const child = spawn(process.execPath, command.args, {
    cwd: root,
    stdio: ["ignore", stdout, "inherit", "ipc"],
    env: { ...process.env, ...command.env },
  });
  child.unref();
  child.channel?.unref();
  return child;
}
