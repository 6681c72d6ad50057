import "server-only";
import pg from "pg";

/** Works as the owner of the tables, over a connection of its own. What it left open in a transaction is undone. */
export async function withOwner<Result>(
  ownerUrl: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: "-c TimeZone=UTC" });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** For statements about tables, whose names no parameter can carry. */
export const { escapeIdentifier, escapeLiteral } = pg;
