import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 3000;

/** The port of the web server: PORT, else 3000. @param {string | undefined} text */
export function wantedPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT is "${text}", which is no port; set it to a whole number from 1 to 65535`);
  }
  return port;
}

/** Throws when the port cannot be had. @param {number} port */
export async function checkPort(port) {
  const failure = await portFailure(port);
  if (failure === "EADDRINUSE") {
    throw new Error(
      `Port ${port} is in use by another program; stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (failure)
    throw new Error(`Port ${port} cannot be opened (${failure}); choose another one: PORT=3000 npm start`);
}

/** Patient: the web server of a start that was killed just now may still be going. */
async function portFailure(port) {
  for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(100)) {
    const failure = (await connects(port)) ? "EADDRINUSE" : await bindFailure(port);
    if (failure !== "EADDRINUSE" || performance.now() > deadline) return failure;
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

function bindFailure(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
}
