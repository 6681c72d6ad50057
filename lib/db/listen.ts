import "server-only";
import pg from "pg";
import { log } from "@/lib/log";
import { CHANNEL } from "@/lib/stats/desk-event";

type Listener = (payload: string) => void;
type Ear = {
  listeners: Set<Listener>;
  client: pg.Client | null;
  retry: ReturnType<typeof setTimeout> | null;
};

const RETRY_MS = 2000;

// `next dev` loads modules again after each change; the process keeps one connection all the same.
const kept = globalThis as { komainuEar?: Ear };
kept.komainuEar ??= { listeners: new Set(), client: null, retry: null };
const ear = kept.komainuEar;

/** Hears every notification of the desk until the returned function is called. One connection serves the whole process. */
export function listen(listener: Listener): () => void {
  ear.listeners.add(listener);
  if (ear.client === null && ear.retry === null) open();
  return () => {
    ear.listeners.delete(listener);
    if (ear.listeners.size === 0) close();
  };
}

function open(): void {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
  ear.client = client;
  client.on("notification", ({ payload }) => tell(payload ?? ""));
  client.on("error", (error) => log.warn({ err: error }, "the connection for news broke"));
  client.once("end", () => again(client));
  client
    .connect()
    .then(() => client.query(`LISTEN ${pg.escapeIdentifier(CHANNEL)}`))
    // What happened while nobody listened is not heard again, but figures can be read anew.
    .then(() => tell(JSON.stringify({ kind: "counts" })))
    .catch((error: unknown) => {
      log.warn({ err: error }, "cannot listen for news; trying again");
      again(client);
    });
}

function tell(payload: string): void {
  for (const listener of ear.listeners) listener(payload);
}

function again(client: pg.Client): void {
  if (ear.client !== client) return;
  ear.client = null;
  client.end().catch(() => undefined);
  if (ear.listeners.size === 0) return;
  ear.retry = setTimeout(() => {
    ear.retry = null;
    if (ear.listeners.size > 0 && ear.client === null) open();
  }, RETRY_MS);
}

function close(): void {
  if (ear.retry !== null) clearTimeout(ear.retry);
  ear.retry = null;
  const { client } = ear;
  ear.client = null;
  client?.end().catch(() => undefined);
}
