import { commandProcess } from "../../imports/command-process.mjs";
import { servingEnvironment, startChild, stopChild } from "./children.mjs";
import { endOf } from "./keep-running.mjs";

/**
 * Starts the process that imports, works out context and finds spikes of votes.
 * @param {{ root: string, url: string }} desk
 * @returns {import("./keep-running.mjs").Running}
 */
export function startWorker({ root, url }) {
  const command = commandProcess(root, ["work", "--stay"]);
  const child = startChild(process.execPath, command.args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...servingEnvironment(url), ...command.env },
  });
  return { ended: endOf(child), stop: () => stopChild(child) };
}
