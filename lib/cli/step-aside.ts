import { constants, setPriority } from "node:os";

/** From now on moderators come first where processors are few. After the database is up, which would inherit it. */
export function stepAside(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
