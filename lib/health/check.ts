import "server-only";
import { db } from "@/lib/db/client";

/** Whether the database answers. Says nothing else, so it asks for no actor. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
