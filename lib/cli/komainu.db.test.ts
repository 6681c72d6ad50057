import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beginSession, findSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { aComment, aModerator, anArticle } from "@/tests/support/factories";
import { runKomainu } from "@/tests/support/run-komainu";

const PROCESS_TEST = { timeout: 120_000 };
const SAMPLE = "prisma/sample/gull-bylaw-wrong-count.txt";

test(
  "a page is imported once; the second time nothing changes and the command says so",
  PROCESS_TEST,
  async () => {
    const first = await runKomainu(["import", SAMPLE]);
    const second = await runKomainu(["import", SAMPLE]);
    expect(first.stdout).toMatch(
      /1 new article; comments: \d+ new, 0 changed, 0 unchanged, 0 marked as gone\n$/,
    );
    expect(second.stdout).toMatch(/\nnothing changed, 0 marked as gone\n$/);
    expect([first.code, second.code]).toEqual([0, 0]);
  },
);

test(
  "the files of one command are one import; tables say what their columns were read as, and a word that names nothing is passed over",
  PROCESS_TEST,
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), "komainu-files-"));
    const table = (title: string) => `Row,user,text,title\n1,Rika,Lit.,${title}\n`;
    writeFileSync(join(cwd, "one.csv"), table("Pier one"));
    writeFileSync(join(cwd, "two.csv"), table("Pier two"));
    const { stdout, stderr, code } = await runKomainu(["import", "one.csv", "none.csv", "two.csv"], { cwd });
    expect([code, stderr]).toEqual([
      1,
      "komainu: none.csv: there is no such file or folder; check the path\n",
    ]);
    for (const name of ["one.csv", "two.csv"]) {
      const line = stdout.split("\n").find((one) => one.startsWith(`${name}: columns: `));
      for (const read of ['author is "user"', 'body is "text"', 'article_title is "title"'])
        expect(line).toContain(read);
      expect(line).toMatch(/; left out: "Row"$/);
    }
    expect(stdout).toMatch(/\n2 new articles; comments: 2 new, 0 changed, 0 unchanged, 0 marked as gone\n$/);
    const [kept, ...others] = await db.import.findMany({
      where: { fileName: "one.csv and 1 other" },
      include: { files: { orderBy: { number: "asc" } } },
    });
    expect([kept?.files.map(({ path }) => path), others]).toEqual([["one.csv", "two.csv"], []]);
    const json = await runKomainu(["import", "--dry-run", "--json", "one.csv"], { cwd });
    expect(JSON.parse(json.stdout).columns).toEqual({
      taken: { author: "user", body: "text", article_title: "title" },
      leftOut: ["Row"],
    });
  },
);

test("--json prints the page and stores it", PROCESS_TEST, async () => {
  const page = "prisma/sample/night-ferry-with-names.txt";
  const { stdout, code } = await runKomainu(["import", "--json", page]);
  const { articles } = JSON.parse(stdout);
  const stored = await db.article.findMany({ where: { title: articles[0].title } });
  expect({ code, comments: stored.map((article) => article.commentCount) }).toEqual({
    code: 0,
    comments: [articles[0].comments.length],
  });
});

test("an export holds what the query names, and a mark where one is wished", PROCESS_TEST, async () => {
  const { id: articleId } = await anArticle();
  await aComment({ articleId, body: "kept one", status: "kept" });
  await aComment({ articleId, body: "open one" });
  const out = join(mkdtempSync(join(tmpdir(), "komainu-export-")), "queue.csv");
  const query = `status=kept&article=${articleId}`;
  const toFile = await runKomainu(["export", "--out", out, "--query", query, "--bom"]);
  const toPipe = await runKomainu(["export", "--out", "-", "--query", query]);
  const written = readFileSync(out, "utf8");
  expect(written).toBe(`\ufeff${toPipe.stdout}`);
  expect(toPipe.stdout.split("\r\n")).toHaveLength(3);
  expect(toPipe.stdout).toContain("kept one");
  expect([toFile.code, toFile.stdout, toPipe.code]).toEqual([0, "", 0]);
});

test("an export with a word that the queue does not know writes no file", PROCESS_TEST, async () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-export-"));
  const { code, stderr } = await runKomainu([
    "export",
    "--out",
    join(folder, "queue.csv"),
    "--query",
    "status=opn",
  ]);
  expect({ code, files: readdirSync(folder) }).toEqual({ code: 1, files: [] });
  expect(stderr).toBe(
    `komainu: --query: "opn" cannot be understood as status; copy the words from the queue's address\n`,
  );
});

test("people are added, listed and reset, and a reset ends their sessions", PROCESS_TEST, async () => {
  const added = await runKomainu(["user", "add", "Kei@desk.example", "--role", "viewer", "--name", "Kei"]);
  const { id } = await db.moderator.findUniqueOrThrow({ where: { email: "kei@desk.example" } });
  const key = await beginSession(id, "Firefox", new Date());
  const reset = await runKomainu(["user", "reset", "kei@desk.example"]);
  const list = await runKomainu(["user", "list"]);
  expect(added.stdout).toMatch(/^Added kei@desk\.example as viewer\.\nOne-time password: \S{10,}\n$/);
  expect(reset.stdout).toMatch(/\nOne-time password: \S{10,}\n$/);
  expect(await findSession(key, new Date())).toBeNull();
  expect(list.stdout).toMatch(/kei@desk\.example +viewer +Kei\n/);
});

test("nobody is added twice, and nobody unknown is reset", PROCESS_TEST, async () => {
  const { email } = await aModerator();
  const again = await runKomainu(["user", "add", email, "--role", "admin"]);
  const unknown = await runKomainu(["user", "reset", "ghost@desk.example"]);
  expect([again.code, unknown.code]).toEqual([1, 1]);
  expect(again.stderr).toContain("already has an account");
  expect(unknown.stderr).toBe("komainu: ghost@desk.example has no account; see komainu user list\n");
});

test("a database that cannot be reached is named without its password", PROCESS_TEST, async () => {
  const env = { DATABASE_URL: "postgresql://desk:hush@127.0.0.1:1/desk" };
  const { code, stderr } = await runKomainu(["user", "list"], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^komainu: Cannot use the database 127\.0\.0\.1:1\/desk of DATABASE_URL: nothing listens there; .*\n$/,
  );
});

test("without DATABASE_URL a command brings its own database up and down again", PROCESS_TEST, async () => {
  const home = mkdtempSync(join(tmpdir(), "komainu-home-"));
  const env = { DATABASE_URL: "", KOMAINU_HOME: home };
  writeFileSync(join(home, "page.txt"), readFileSync(SAMPLE));
  const none = await runKomainu(["db", "url"], { env });
  const imported = await runKomainu(["import", join(home, "page.txt")], { env });
  const isRunning = () => existsSync(join(home, "postgres", "postmaster.pid"));
  const ranOn = isRunning();
  const started = await runKomainu(["db", "start"], { env });
  const again = await runKomainu(["import", join(home, "page.txt")], { env });
  const stayed = isRunning();
  const stopped = await runKomainu(["db", "stop"], { env });
  const runsAfterStop = isRunning();
  rmSync(home, { recursive: true });
  expect([imported.stderr, started.stderr, again.stderr, stopped.stderr]).toEqual(["", "", "", ""]);
  expect([none.code, imported.code, started.code, again.code, stopped.code]).toEqual([1, 0, 0, 0, 0]);
  expect({ ranOn, stayed, runs: runsAfterStop }).toEqual({ ranOn: false, stayed: true, runs: false });
  expect(again.stdout).toMatch(/nothing changed, 0 marked as gone\n$/);
  expect(started.stdout).toMatch(/^Started: postgresql:\/\/komainu_desk:.+@127\.0\.0\.1:\d+\/komainu\n$/);
});
