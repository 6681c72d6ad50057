import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The port of the web server: PORT, else 3000. @param {string | undefined} text */
export function wantedPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT is "${text}", which is no port; set it to a whole number from 1 to 65535`);
  }
  return port;
}

/**
 * Where the web server listens: KOMAINU_HOST, else on every address of the machine. A desk at https stands behind a
 * proxy, which alone may reach it.
 * @param {string | undefined} text
 * @param {string} address
 */
export function wantedHost(text, address) {
  return text || (address.startsWith("https:") ? "127.0.0.1" : undefined);
}

/**
 * The address people use: KOMAINU_URL.
 * @param {string | undefined} text
 * @param {number} port
 */
export function wantedAddress(text, port) {
  const address = text || `http://localhost:${port}`;
  const { protocol, origin } = URL.canParse(address) ? new URL(address) : { protocol: "", origin: "" };
  if (!/^https?:$/.test(protocol)) {
    throw new Error(`KOMAINU_URL is "${address}", which is no address; set it as https://desk.paper.example`);
  }
  return origin;
}

/**
 * Throws when the port cannot be had after so long: the web server of a start that was killed may still be going.
 * @param {number} port
 * @param {string} [host]
 * @param {number} [patienceMs]
 */
export async function checkPort(port, host, patienceMs = 0) {
  const failure = await portFailure(port, host, patienceMs);
  if (failure === "EADDRNOTAVAIL" || failure === "ENOTFOUND") {
    throw new Error(
      `KOMAINU_HOST is "${host}", which is no address of this machine; 127.0.0.1 serves this machine alone, 0.0.0.0 everybody`,
    );
  }
  if (failure === "EADDRINUSE") {
    throw new Error(
      `Port ${port} is in use by another program; stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (failure)
    throw new Error(`Port ${port} cannot be opened (${failure}); choose another one: PORT=3000 npm start`);
}

async function portFailure(port, host, patienceMs) {
  for (const deadline = performance.now() + patienceMs; ; await sleep(100)) {
    const failure = (await connects(port)) ? "EADDRINUSE" : await bindFailure(port, host);
    if (failure !== "EADDRINUSE" || performance.now() >= deadline) return failure;
  }
}

function connects(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function bindFailure(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
