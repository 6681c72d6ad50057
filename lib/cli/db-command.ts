import type { Command } from "commander";
import { runningServer, serverUrl } from "@/lib/db/embedded-server.mjs";
import { dropServer, keepServer } from "@/lib/db/hold-server.mjs";
import { migrate } from "@/lib/db/migrate.mjs";
import { deskHome } from "@/lib/db/server-home.mjs";
import { AppError } from "@/lib/errors";

/** `komainu db` */
export function addDbCommand(program: Command): void {
  const db = program.command("db").description("the desk's own PostgreSQL, for tools such as psql");
  db.command("url").description("print its address, with the password").action(url);
  db.command("start").description("start it, and let it run until db stop").action(start);
  db.command("stop").description("stop it, unless the desk uses it").action(stop);
}

async function url(): Promise<void> {
  const outside = process.env.DATABASE_URL;
  const home = deskHome();
  const address = (outside || (await runningServer(home))) ?? serverUrl(home);
  if (!address) {
    throw new AppError(
      "not_found",
      `There is no database in ${home} yet; make one with npm start or komainu db start`,
    );
  }
  process.stdout.write(`${address}\n`);
  if (!outside && !(await runningServer(home))) {
    process.stderr.write("It does not run now; komainu db start starts it.\n");
  }
}

async function start(): Promise<void> {
  refuseOutside("start");
  const server = await keepServer(deskHome());
  await migrate(server.url);
  process.stdout.write(`${server.startedHere ? "Started" : "It runs already"}: ${server.url}\n`);
}

async function stop(): Promise<void> {
  refuseOutside("stop");
  const { stopped, usedBy } = await dropServer(deskHome());
  if (usedBy.length > 0) {
    throw new AppError(
      "conflict",
      `The database is in use by process ${usedBy.join(", ")}; end it first (Ctrl-C where the desk runs)`,
    );
  }
  process.stdout.write(stopped ? "Stopped.\n" : "It did not run.\n");
}

function refuseOutside(verb: string): void {
  if (process.env.DATABASE_URL) {
    throw new AppError(
      "conflict",
      `DATABASE_URL names a PostgreSQL of your own, which Komainu does not ${verb}; unset it to use the embedded one`,
    );
  }
}
