type Listener = (event: unknown) => void;

const RETRY_MS = 5_000;
const listeners = new Set<Listener>();
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;

function connect() {
  source = new EventSource("/api/events");
  source.onmessage = (message) => {
    const event: unknown = JSON.parse(message.data);
    for (const listener of listeners) listener(event);
  };
  source.onerror = () => {
    // The browser tries again by itself unless the answer was an error; then we do, gently.
    if (source?.readyState !== EventSource.CLOSED) return;
    retry = setTimeout(connect, RETRY_MS);
  };
}

/** Hears of what happens on the desk. One connection for all who listen; the answer stops listening. */
export function onDeskEvent(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(retry);
    source?.close();
    source = null;
  };
}
