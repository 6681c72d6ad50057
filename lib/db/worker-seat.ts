import "server-only";
import pg from "pg";

const PATIENCE_MS = 10_000;
// A machine that lost its power must not keep the seat for hours.
const ALIVE = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";
const TAKE = `SELECT pg_try_advisory_lock(hashtextextended('komainu worker ' || current_schema(), 0)) AS "isMine"`;

export type WorkerSeat = {
  /** Whether this process has the seat; takes it where it is free. */
  isMine(): Promise<boolean>;
};

/** The right to do the work that waits on a desk: of one process, on whichever machine, while its connection stands. */
export function workerSeat(): WorkerSeat {
  let held: pg.Client | null = null;
  return {
    isMine: async () => {
      held ??= await takeSeat(() => {
        held = null;
      });
      return held !== null;
    },
  };
}

async function takeSeat(onLost: () => void): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on("error", onLost);
  client.once("end", onLost);
  try {
    await client.connect();
    await client.query(ALIVE);
    const { rows } = await client.query<{ isMine: boolean }>(TAKE);
    if (rows[0]?.isMine) return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return null;
}
