import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { programArguments } from "@/lib/imports/command-process.mjs";

const RECORDS = 4000;

/** The command as a process of its own, without the one around it that only installs. */
function startImport(file: string) {
  const child = spawn(process.execPath, [...programArguments(".", "komainu"), "import", file], {
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { kill: () => child.kill("SIGKILL"), ended };
}

async function partsDone(): Promise<number> {
  const [found] = await db.import.findMany({ take: 1 });
  return Number(found?.partsDone ?? 0);
}

test("an import that is killed again and again ends as one that was left alone", {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-kill-"));
  const file = join(folder, "comments.ndjson");
  const lines = Array.from({ length: RECORDS }, (_, at) =>
    JSON.stringify({
      article_id: at % 7,
      article_title: `Story ${at % 7}`,
      comment_id: at,
      body: `Said ${at}.`,
      net: at,
    }),
  );
  writeFileSync(file, lines.join("\n"));
  try {
    for (const until of [1, 1001, 2001]) {
      const run = startImport(file);
      while ((await partsDone()) < until) await sleep(5);
      run.kill();
      await run.ended;
    }
    expect(await startImport(file).ended).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const imports = await db.import.findMany({ include: { articles: true, files: true } });
  expect(imports).toMatchObject([
    { status: "done", files: [{ found: RECORDS, added: RECORDS, changed: 0 }] },
  ]);
  const sum = (count: "found" | "added") =>
    imports[0]?.articles.reduce((total, article) => total + article[count], 0);
  expect([sum("found"), sum("added")]).toEqual([RECORDS, RECORDS]);
  expect(await db.comment.count()).toBe(RECORDS);
  expect(await db.voteObservation.count()).toBe(RECORDS);
  const { _sum } = await db.statusCount.aggregate({ where: { name: "open" }, _sum: { count: true } });
  expect(Number(_sum.count)).toBe(RECORDS);
  const threads = await db.$queryRaw<{ gaps: number }[]>`
    SELECT (count(*) - max(position))::int AS gaps FROM comment GROUP BY article_id`;
  expect(threads.map(({ gaps }) => gaps)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
