import { keepRunning } from "./keep-running.mjs";
import { serve } from "./web-server.mjs";
import { startWorker } from "./worker.mjs";

/**
 * Watches over what makes a desk: the web server, the worker, and the database where it is our own. Each comes back by
 * itself; rejects when one of them is given up.
 * @param {typeof import("./desk.mjs")} desk
 * @param {{ root: string, home: string, port: number, address: string, url: string, secret: string, web: import("./keep-running.mjs").Running, isOver: () => boolean }} place
 */
export async function watchOver(desk, { home, web, isOver, ...place }) {
  const running = { web, worker: startWorker(place) };
  const begin = {
    web: async () => {
      running.web = await serve(place, { mayLackDatabase: true });
      return running.web;
    },
    worker: async () => {
      // Where the database takes its time, that is no failure of the worker.
      await desk.untilDatabaseAnswers(place.url, isOver);
      running.worker = startWorker(place);
      return running.worker;
    },
    database: async () => {
      const { url } = await desk.openDatabase(home);
      if (url !== place.url) {
        // Somebody else took its port meanwhile.
        place.url = url;
        await Promise.all([running.web.stop(), running.worker.stop()]);
      }
      return desk.watchDatabase(home);
    },
  };
  await Promise.all([
    keepRunning("The web server", web, begin.web, isOver),
    keepRunning("The worker", running.worker, begin.worker, isOver),
    ...(process.env.DATABASE_URL
      ? []
      : [keepRunning("The database", desk.watchDatabase(home), begin.database, isOver)]),
  ]);
}
