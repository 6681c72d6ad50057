// Serves the built desk: Next behind our front. Told by the environment: PORT, KOMAINU_HOST, NEXTAUTH_URL (the desk's
// address) and KOMAINU_TRUSTED_PROXIES.
import { createServer } from "node:http";
import next from "next";
import { wantedHost } from "../cli/start/web-address.mjs";
import { trustedProxies } from "./client-address.mjs";
import { printConsoleAsLines } from "./console-lines.mjs";
import { front, refuseUnreadable } from "./front.mjs";

const GOODBYE_MS = 1000;

// As `next start` calls itself in lists of processes.
process.title = "next-server (Komainu)";

printConsoleAsLines();
const port = Number(process.env.PORT);
const address = new URL(process.env.NEXTAUTH_URL ?? "");
const hostname = wantedHost(process.env.KOMAINU_HOST, address.href);
const trusted = trustedProxies(process.env.KOMAINU_TRUSTED_PROXIES, address.protocol === "https:");

const app = next({ dir: process.cwd(), dev: false, port, hostname: address.hostname, quiet: true });
await app.prepare();
const desk = { address, trusted };
const server = createServer(front(app.getRequestHandler(), desk));
server.on("clientError", refuseUnreadable(desk));
server.listen(port, hostname);

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Streams of events have no end of their own.
    setTimeout(() => process.exit(0), GOODBYE_MS);
  });
}
