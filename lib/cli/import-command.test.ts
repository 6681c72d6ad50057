import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runKomainu } from "@/tests/support/run-komainu";

const PROCESS_TEST = { timeout: 60_000 };
// A dry run must not look for any database: here is none, and none can be made.
const NO_DATABASE = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
  KOMAINU_HOME: "/dev/null/komainu",
};

const PAGE = `business

Lighthouse keeper hands in his keys

3 Comments
By Ai Mori

The last keeper of the Tomoshibi light left the tower on Friday.

© The Lantern

©2026 The Tomoshibi Lantern

3 Comments
Login to comment

He will be missed by every fisherman of the north coast.

12 ( +14 / -2 )

He will be missed by every fisherman of the north coast.

By the gulls, yes.

-1 ( +4 / -5 )
`;

function folderOf(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), "komainu-import-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test(
  "a dry run with --json prints one line a document, to the letter, and needs no database",
  PROCESS_TEST,
  async () => {
    const cwd = folderOf({ "page.txt": PAGE });
    const { code, stdout, stderr } = await runKomainu(["import", "--dry-run", "--json", "page.txt"], {
      cwd,
      env: NO_DATABASE,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.endsWith("}\n")).toBe(true);
    expect(JSON.parse(stdout)).toEqual({
      file: "page.txt",
      format: "japan-today-text",
      articles: [
        {
          title: "Lighthouse keeper hands in his keys",
          outlet: "The Tomoshibi Lantern",
          url: null,
          section: "business",
          byline: "Ai Mori",
          publishedAt: null,
          paragraphs: ["The last keeper of the Tomoshibi light left the tower on Friday."],
          declaredCommentCount: 3,
          sourceId: null,
          observedAt: null,
          isComplete: false,
          comments: [
            {
              position: 1,
              author: null,
              postedAt: null,
              body: "He will be missed by every fisherman of the north coast.",
              net: 12,
              upvotes: 14,
              downvotes: 2,
              parentPosition: null,
              replyEvidence: null,
              sourceId: null,
              state: null,
              ...{ kind: "comment", reports: null, earlierBodies: [] },
            },
            {
              position: 2,
              author: null,
              postedAt: null,
              body: "He will be missed by every fisherman of the north coast.\n\nBy the gulls, yes.",
              net: -1,
              upvotes: 4,
              downvotes: 5,
              parentPosition: 1,
              replyEvidence: "quote",
              sourceId: null,
              state: null,
              ...{ kind: "comment", reports: null, earlierBodies: [] },
            },
          ],
        },
      ],
      warnings: [{ code: "count_differs", message: expect.stringContaining("3") }],
      refused: [],
    });
  },
);

test(
  "a folder is read all the way down, by name, and what cannot be read is named while the rest goes on",
  PROCESS_TEST,
  async () => {
    const cwd = folderOf({
      "pages/b.txt": PAGE,
      "pages/a/deep.txt": PAGE,
      "pages/c.pdf": "%PDF-1.7 no page",
      "pages/.hidden": "no",
    });
    const args = ["import", "--dry-run", "--json", "pages", "missing.txt"];
    const { code, stdout, stderr } = await runKomainu(args, { cwd, env: NO_DATABASE });
    const files = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).file);
    expect(files).toEqual([join("pages", "a", "deep.txt"), join("pages", "b.txt")]);
    const complaints = stderr.trim().split("\n");
    expect(complaints).toEqual([
      "komainu: missing.txt: there is no such file or folder; check the path",
      expect.stringMatching(/^komainu: pages.c\.pdf, line 1: /),
    ]);
    expect(code).toBe(1);
  },
);

test("standard input is read where the file is called -", PROCESS_TEST, async () => {
  const { code, stdout } = await runKomainu(["import", "--dry-run", "--json", "-"], {
    input: PAGE,
    env: NO_DATABASE,
  });
  expect({ code, file: JSON.parse(stdout).file }).toEqual({ code: 0, file: "-" });
});

test("a dry run with --json makes no folder", PROCESS_TEST, async () => {
  const cwd = folderOf({ "page.txt": PAGE });
  const env = { DATABASE_URL: "", KOMAINU_HOME: join(cwd, "home") };
  const { code } = await runKomainu(["import", "--dry-run", "--json", "page.txt"], { cwd, env });
  expect({ code, hasHome: existsSync(join(cwd, "home")) }).toEqual({ code: 0, hasHome: false });
});

test("a form of page that nobody knows is refused with those that are known", PROCESS_TEST, async () => {
  const { code, stdout, stderr } = await runKomainu(["import", "--format", "wax-tablet", "page.txt"], {
    env: NO_DATABASE,
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("Allowed choices are japan-today-text, japan-today-html");
});
