import { setTimeout as sleep } from "node:timers/promises";
import { refusal, serverEnded } from "../../db/embedded-server.mjs";
import { openDatabase } from "./desk.mjs";
import { keepRunning } from "./keep-running.mjs";
import { serve } from "./web-server.mjs";
import { startWorker } from "./worker.mjs";

/**
 * Watches over what makes a desk: the web server, the worker, and the database where it is our own. Each comes back by
 * itself; rejects when one of them is given up.
 * @param {{ root: string, home: string, port: number, address: string, url: string, secret: string, dataFolder: string | null, web: import("./keep-running.mjs").Running, isOver: () => boolean }} place
 */
export async function watchOver({ home, web, isOver, ...place }) {
  const running = { web, worker: startWorker(place) };
  const begin = {
    web: async () => {
      running.web = await serve(place, { mayLackDatabase: true });
      return running.web;
    },
    worker: async () => {
      // Where the database takes its time, that is no failure of the worker.
      await untilDatabaseAnswers(place.url, isOver);
      running.worker = startWorker(place);
      return running.worker;
    },
    database: async () => {
      const { url } = await openDatabase(home);
      if (url !== place.url) {
        // Somebody else took its port meanwhile.
        place.url = url;
        await Promise.all([running.web.stop(), running.worker.stop()]);
      }
      return watchDatabase(home);
    },
  };
  await Promise.all([
    keepRunning("The web server", web, begin.web, isOver),
    keepRunning("The worker", running.worker, begin.worker, isOver),
    ...(process.env.DATABASE_URL
      ? []
      : [keepRunning("The database", watchDatabase(home), begin.database, isOver)]),
  ]);
}

/** @returns {import("./keep-running.mjs").Running} */
function watchDatabase(home) {
  return { ended: serverEnded(home).then(() => "its process is gone"), stop: async () => {} };
}

async function untilDatabaseAnswers(url, isOver) {
  while (!isOver() && (await refusal(url))) await sleep(500);
}
