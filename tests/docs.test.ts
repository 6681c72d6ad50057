import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { COMMENT_SORTS } from "@/lib/comments/query";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

const EXAMPLES = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/^```sh test\n(.*?)^```$/gms)].map(
    ([, script = ""]) => ({ page, script }),
  ),
);
const LINKS = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
    ([, target = ""]) => ({ page, target }),
  ),
);

test("the guide for moderators names every sort, in the order of the menu", () => {
  const row = /^\| `sort` \| (.*?);/m.exec(readFileSync(join(ROOT, "docs/moderators.md"), "utf8"))?.[1] ?? "";
  expect([...row.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(COMMENT_SORTS);
});

test("the pages have examples to run and links to follow", () => {
  expect(EXAMPLES.length).toBeGreaterThan(0);
  expect(LINKS.length).toBeGreaterThan(5);
});

test.for(EXAMPLES)("the example of $page runs", { timeout: 60_000 }, ({ script }) => {
  const printed = execFileSync("bash", ["-euc", script], { cwd: ROOT, encoding: "utf8" });
  const lines = printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    format: "japan-today-text",
    articles: [
      {
        title: "Night ferry to keep its lamps",
        declaredCommentCount: 2,
        comments: [
          { position: 1, net: 5, upvotes: 7, downvotes: 2, parentPosition: null },
          { position: 2, net: -4, upvotes: 4, downvotes: 8, parentPosition: 1, replyEvidence: "quote" },
        ],
      },
    ],
    warnings: [],
  });
});

test.for(LINKS)("$page links to $target, which exists", ({ page, target }) => {
  expect(readdirSync(join(ROOT, dirname(page), dirname(target)))).toContain(
    target.replace(/\/$/, "").split("/").at(-1),
  );
});
