import type { Command } from "commander";
import { outsideAddress, prepareSchema } from "@/lib/db/desk-schema.mjs";
import { serverUrls } from "@/lib/db/embedded-server.mjs";
import { dropServer, keepServer } from "@/lib/db/hold-server.mjs";
import { deskHome } from "@/lib/db/server-home.mjs";
import { AppError } from "@/lib/errors";

/** `komainu db` */
export function addDbCommand(program: Command): void {
  const db = program.command("db").description("the desk's own PostgreSQL, for tools such as psql");
  db.command("url")
    .description("print its address, with the password")
    .option("--owner", "the role that owns the tables, not the desk's own")
    .action(url);
  db.command("start").description("start it, and let it run until db stop").action(start);
  db.command("stop").description("stop it, unless the desk uses it").action(stop);
}

async function url({ owner }: { owner?: boolean }): Promise<void> {
  const home = deskHome();
  const outside = outsideAddress();
  const embedded = outside ? null : await serverUrls(home);
  const found = outside ?? embedded;
  if (!found) {
    throw new AppError(
      "not_found",
      `There is no database in ${home} yet; make one with npm start or komainu db start`,
    );
  }
  process.stdout.write(`${owner ? found.ownerUrl : found.url}\n`);
  if (embedded?.isRunning === false) {
    process.stderr.write("It does not run now; komainu db start starts it.\n");
  }
}

async function start(): Promise<void> {
  refuseOutside("start");
  const server = await keepServer(deskHome());
  await prepareSchema(server);
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
