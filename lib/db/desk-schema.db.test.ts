import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, expect, inject, test } from "vitest";
import { removeSample } from "@/lib/imports/mutations";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { onServer, withDatabase } from "@/tests/support/test-server.mjs";
import { db } from "./client";
import { prepareSchema } from "./desk-schema.mjs";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const DENIED = { code: "42501" };

/** An empty database with an owner and a desk's role; `ownerIsDesk`: the operator gave one role only. */
async function aDesk({ ownerIsDesk = false } = {}): Promise<{ url: string; ownerUrl: string }> {
  const server = inject("serverUrl");
  const [owner, desk] = ["owner", "desk"].map((kind) => `komainu_${kind}_${randomUUID().slice(0, 8)}`);
  const name = `komainu_roles_${randomUUID()}`;
  for (const role of [owner, desk]) await onServer(server, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
  await onServer(server, `CREATE DATABASE "${name}" OWNER ${owner}`);
  cleanups.push(async () => {
    await onServer(server, `DROP DATABASE "${name}" WITH (FORCE)`);
    for (const role of [owner, desk]) await onServer(server, `DROP ROLE ${role}`);
  });
  const as = (role = "") => {
    const url = new URL(withDatabase(server, name));
    url.username = role;
    url.password = "x";
    return url.href;
  };
  return { url: as(ownerIsDesk ? owner : desk), ownerUrl: as(owner) };
}

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A line in each log, about a comment of an article that is no sample. */
const LINES = `
  INSERT INTO moderator (id, email, name, role, password_hash)
    VALUES ('00000000-0000-4000-8000-000000000001', 'a@desk.example', 'A', 'admin', '');
  INSERT INTO article (id, paragraphs) VALUES ('00000000-0000-4000-8000-000000000002', '{}');
  INSERT INTO comment (id, article_id, position, body)
    VALUES ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', 1, 'b');
  INSERT INTO decision (comment_id, id, moderator_id, action, revision) VALUES ('00000000-0000-4000-8000-000000000003',
    '00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000001', 'decide', 1);
  INSERT INTO audit_entry (id, action, subject) VALUES ('00000000-0000-4000-8000-000000000005', 'x', 'y');`;

const CHANGES = [
  "UPDATE decision SET action = 'undo'",
  "UPDATE decision SET action = 'undo' WHERE false",
  "DELETE FROM decision",
  "TRUNCATE decision",
  "UPDATE audit_entry SET action = 'z'",
  "DELETE FROM audit_entry",
  "TRUNCATE audit_entry",
  "TRUNCATE comment CASCADE",
  "TRUNCATE article CASCADE",
  "DELETE FROM comment",
  "UPDATE article SET is_sample = true",
  "INSERT INTO decision SELECT * FROM decision ON CONFLICT (comment_id, id) DO UPDATE SET action = 'undo'",
];

test.each([
  { roles: "a desk's role and an owner", ownerIsDesk: false },
  { roles: "one role that owns the tables", ownerIsDesk: true },
])("the logs only grow: with $roles", async ({ ownerIsDesk }) => {
  const address = await aDesk({ ownerIsDesk });
  expect(await prepareSchema(address)).toBeGreaterThan(0);
  expect(await prepareSchema(address)).toBe(0);
  await run(address.url, LINES);
  const before = await run(
    address.ownerUrl,
    "SELECT (SELECT json_agg(d) FROM decision d), (SELECT json_agg(a) FROM audit_entry a)",
  );
  for (const change of CHANGES) await expect(run(address.url, change), change).rejects.toMatchObject(DENIED);
  for (const change of CHANGES)
    await expect(run(address.ownerUrl, change), change).rejects.toMatchObject(DENIED);
  const after = await run(
    address.ownerUrl,
    "SELECT (SELECT json_agg(d) FROM decision d), (SELECT json_agg(a) FROM audit_entry a)",
  );
  expect(after.rows).toEqual(before.rows);
});

test("the desk's role changes no table, no trigger and no migration", async () => {
  const address = await aDesk();
  await prepareSchema(address);
  for (const change of [
    "ALTER TABLE decision DISABLE TRIGGER ALL",
    "DROP TRIGGER decision_only_grows ON decision",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
    "CREATE TABLE mine (x int)",
    "SET session_replication_role = replica",
    "DELETE FROM _prisma_migrations",
  ]) {
    await expect(run(address.url, change), change).rejects.toMatchObject(DENIED);
  }
});

test("whoever has the desk's role alone finds that nothing is left to migrate", async () => {
  const address = await aDesk();
  await prepareSchema(address);
  expect(await prepareSchema({ url: address.url, ownerUrl: address.url })).toBe(0);
});

test("tables that the desk's role owns are refused, with what to do", async () => {
  const address = await aDesk();
  await run(address.ownerUrl, `GRANT ALL ON SCHEMA public TO ${new URL(address.url).username}`);
  await prepareSchema({ url: address.url, ownerUrl: address.url });
  await expect(prepareSchema(address)).rejects.toThrow(/permission denied|REASSIGN OWNED BY/);
});

test("two databases are not taken for one", async () => {
  const [one, other] = [await aDesk(), await aDesk()];
  await expect(prepareSchema({ url: one.url, ownerUrl: other.ownerUrl })).rejects.toThrow(
    /role .* does not exist|name two databases/,
  );
});

test("only the sample is deleted, through one function that records itself, and its decisions go along", async () => {
  const admin = await actorFor("admin");
  const sample = await anArticle({ isSample: true });
  const [ofSample, real] = [await aComment({ articleId: sample.id }), await aComment()];
  for (const { id } of [ofSample, real]) {
    await db.decision.create({
      data: {
        commentId: id,
        id: randomUUID(),
        moderatorId: admin.moderatorId ?? "",
        action: "decide",
        revision: 1,
      },
    });
  }
  // A table of the caller must not stand in for the desk's.
  await db
    .$transaction(async (tx) => {
      await tx.$executeRaw`CREATE TEMPORARY TABLE article (id uuid, is_sample boolean) ON COMMIT DROP`;
      await tx.$executeRaw`INSERT INTO pg_temp.article VALUES (${real.articleId}::uuid, true)`;
      await tx.$queryRaw`SELECT count(*)::int FROM delete_sample_comments(${admin.moderatorId}::uuid)`;
      throw new Error("rolled back");
    })
    .catch((error: Error) => expect(error.message).toBe("rolled back"));
  expect(await removeSample(admin)).toEqual({ articles: 1, comments: 1 });
  expect(await removeSample(admin)).toEqual({ articles: 0, comments: 0 });
  expect(await db.decision.findMany({ select: { commentId: true } })).toEqual([{ commentId: real.id }]);
  expect(await db.auditEntry.findMany({ where: { action: "sample.remove" } })).toMatchObject([
    { moderatorId: admin.moderatorId, subject: "sample", detail: { articles: 1, comments: 1 } },
  ]);
});
