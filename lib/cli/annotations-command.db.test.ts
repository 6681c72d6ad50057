import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { annotate } from "@/lib/annotations/mutations";
import { db } from "@/lib/db/client";
import { aComment, actorFor } from "@/tests/support/factories";
import { runKomainu } from "@/tests/support/run-komainu";

test("annotations go into a file and come back from it in somebody's name", {
  timeout: 120_000,
}, async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const { id: subjectId, articleId } = await aComment({ body: "The night ferry should stay." });
  const place = { exact: "night ferry", prefix: "The ", suffix: " should stay.", start: 4, end: 15 };
  await annotate(noor, { id: randomUUID(), subjectId, kind: "note", text: "Since when?", ...place });
  const { email } = await db.moderator.findUniqueOrThrow({ where: { id: noor.moderatorId ?? "" } });
  const out = join(mkdtempSync(join(tmpdir(), "komainu-annotations-")), "notes.jsonld");
  const exported = await runKomainu([
    "annotations",
    "export",
    "--out",
    out,
    "--query",
    `article=${articleId}`,
  ]);
  expect([exported.code, exported.stdout]).toEqual([0, ""]);
  expect(readFileSync(out, "utf8")).toContain('"value":"Since when?"');
  await db.annotation.deleteMany({ where: { subjectId } });
  const imported = await runKomainu(["annotations", "import", out, "--as", email]);
  expect([imported.code, imported.stdout]).toEqual([0, "1 added.\n"]);
  const unknown = await runKomainu(["annotations", "import", out, "--as", "nobody@desk.example"]);
  expect([unknown.code, unknown.stderr.includes("nobody here has the e-mail")]).toEqual([1, true]);
});
