import type pg from "pg";

/** A thread as long as the bar says, among threads of a hundred. */
export const LONG_THREAD = "00000000-0000-4000-8000-0000000a5000";
const LONG = 5000;
const USUAL = 100;

const TABLES = [
  "comment",
  "quote",
  "mention",
  "answer",
  "likeness",
  "vote_observation",
  "flag",
  "note",
  "comment_tag",
  "decision",
  "annotation",
  "source_change",
];

const MODERATOR = `('00000000-0000-4000-8000-00000000000' || 1 + (hash % 5 + 5) % 5)::uuid`;
const share = (percent: number, of = "hash") => `(${of} % 100 + 100) % 100 < ${percent}`;

/** Statements with what they make. $1: how many comments in all. */
const MADE: [string, string][] = [
  [
    "people and articles",
    `INSERT INTO moderator (id, email, name, role, password_hash)
     SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'bench' || n || '@example.org', 'Bench ' || n, 'moderator', '-'
     FROM generate_series(1, 5) n;
     CREATE TEMPORARY TABLE sentence AS
     SELECT n, initcap(string_agg('word' || floor(power(4000::float8, random()))::int, ' ')) || '.' AS text
     FROM generate_series(0, 9999) n CROSS JOIN generate_series(1, 14) w GROUP BY n;
     CREATE TEMPORARY TABLE stock AS
     SELECT g.n, string_agg(s.text, ' ' ORDER BY s.n) AS text
     FROM generate_series(0, 9999) g(n) CROSS JOIN LATERAL generate_series(0, g.n % 5) k
     JOIN sentence s ON s.n = (g.n * 7 + k * 131) % 10000 GROUP BY g.n;
     CREATE UNIQUE INDEX ON stock (n);`,
  ],
  [
    "articles",
    `INSERT INTO article (id, outlet, url, title, section, byline, published_at, paragraphs, comment_count, declared_comment_count, imported_at)
     SELECT CASE WHEN n = 0 THEN '${LONG_THREAD}' ELSE md5('article' || n)::uuid END, 'Bench Daily', 'https://example.org/' || n,
            'Generated article ' || n, 'national', 'Nobody', timestamptz '2026-01-01' + n * interval '1 minute',
            ARRAY(SELECT (SELECT text FROM stock WHERE stock.n = (a.n * 13 + p) % 10000) FROM generate_series(1, 12) p),
            CASE WHEN n = 0 THEN ${LONG} ELSE ${USUAL} END, ${USUAL}, timestamptz '2026-01-01' + n * interval '1 minute'
     FROM generate_series(0, ($1::int - ${LONG}) / ${USUAL}) a(n)`,
  ],
  [
    "roll of the comments",
    `CREATE TEMPORARY TABLE roll AS
     SELECT n, md5('comment' || n)::uuid AS id, hashint4(n) AS hash, hashint4(n + 7) AS other,
            CASE WHEN n < ${LONG} THEN '${LONG_THREAD}' ELSE md5('article' || (n - ${LONG}) / ${USUAL} + 1)::uuid END AS article_id,
            CASE WHEN n < ${LONG} THEN n ELSE (n - ${LONG}) % ${USUAL} END + 1 AS position,
            -- In the long thread a quarter answers one comment in its middle, elsewhere one a little above.
            CASE WHEN n % 5 >= 3 THEN NULL WHEN n BETWEEN 2500 AND ${LONG - 1} AND n % 4 = 0 THEN 2400
                 WHEN n < ${LONG} THEN greatest(0, n - 1 - (hashint4(n + 3) % 40 + 40) % 40)
                 WHEN (n - ${LONG}) % ${USUAL} > 5 THEN n - 1 - (hashint4(n + 3) % 5 + 5) % 5 END AS parent
     FROM generate_series(0, $1::int - 1) n`,
  ],
  [
    "comments",
    `INSERT INTO comment (id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id, reply_evidence,
                          status, revision, flag_count, note_count, seen_at, gone_at, import_id)
     SELECT r.id, r.article_id, r.position, 'Reader ' || (r.other % 4000 + 4000) % 4000, timestamptz '2026-01-01' + r.n * interval '1 second',
            -- Every seventh comment of the long thread quotes: the links are then found in earnest.
            CASE WHEN r.n < ${LONG} AND r.n % 7 = 6 THEN (SELECT q.text FROM stock q WHERE q.n = (r.n - 3 * (r.n % 11 + 1) + 10000) % 10000)
                   || E'\\n\\n' ELSE '' END || s.text,
            up - down, up, down,
            CASE WHEN r.parent IS NOT NULL THEN md5('comment' || r.parent)::uuid END,
            CASE WHEN r.parent IS NOT NULL THEN CASE WHEN ${share(80, "r.other")} THEN 'source' ELSE 'quote' END END,
            CASE WHEN ${share(55)} THEN 'open' WHEN ${share(88)} THEN 'kept' ELSE 'removed' END, (NOT ${share(55)})::int,
            (${share(2, "r.other")})::int, (${share(1, "r.other")})::int, timestamptz '2026-11-01',
            CASE WHEN ${share(1)} THEN timestamptz '2026-11-10' END, '00000000-0000-4000-8000-000000000001'
     FROM roll r JOIN stock s ON s.n = r.n % 10000
     CROSS JOIN LATERAL (SELECT (r.hash % 60 + 60) % 60 AS up, (r.other % 40 + 40) % 40 AS down) v`,
  ],
  [
    "votes",
    `INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, import_id)
     SELECT id, timestamptz '2026-11-01' + k * interval '1 day', hash % 60 + k, (hash % 60 + 60) % 60 + k, 3,
            '00000000-0000-4000-8000-000000000001'
     FROM roll CROSS JOIN LATERAL generate_series(1, CASE WHEN n < ${LONG} THEN 5 ELSE 1 END) k`,
  ],
  [
    "quotes and mentions",
    `INSERT INTO quote (comment_id, number, body_start, body_end, source_comment_id, source_paragraph, source_start, source_end, confidence)
     SELECT id, 1, 0, 40, CASE WHEN ${share(2)} THEN md5('comment' || n - 1)::uuid END, CASE WHEN NOT ${share(2)} THEN 3 END, 0, 40, 0.9
     FROM roll WHERE n > ${LONG} AND ${share(5)};
     INSERT INTO mention (comment_id, number, mentioned_comment_id, evidence)
     SELECT id, 1, md5('comment' || n - 1)::uuid, 'name' FROM roll WHERE n > ${LONG} AND ${share(3, "other")}`,
  ],
  [
    "answered sentences",
    `INSERT INTO answer (comment_id, article_id, paragraph, sentence_start, sentence_end, kind, strength)
     SELECT id, article_id, (hash % 12 + 12) % 12, 0, 60, 'likely', 0.5 FROM roll WHERE n > ${LONG} AND ${share(50)}`,
  ],
  ["likenesses", `INSERT INTO likeness (comment_id, body_key) SELECT id, hash FROM roll WHERE n > ${LONG}`],
  [
    "marks",
    `INSERT INTO flag (comment_id, moderator_id, rule_code, severity)
     SELECT id, ${MODERATOR}, 'insult', 'low' FROM roll WHERE ${share(2, "other")};
     INSERT INTO note (comment_id, id, moderator_id, text)
     SELECT id, md5('note' || n)::uuid, ${MODERATOR}, 'A generated note' FROM roll WHERE ${share(1, "other")};
     INSERT INTO comment_tag (comment_id, tag, moderator_id)
     SELECT id, 'tag' || (hash % 20 + 20) % 20, ${MODERATOR} FROM roll WHERE ${share(2)};
     INSERT INTO source_change (comment_id, number, import_id, kind, observed_at)
     SELECT id, 1, '00000000-0000-4000-8000-000000000001', 'gone', timestamptz '2026-11-10' FROM roll WHERE ${share(1)}`,
  ],
  [
    "decisions",
    `INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision)
     SELECT id, md5('decision' || n || k)::uuid, ${MODERATOR}, 'decide', 'open', 'kept', k FROM roll
     CROSS JOIN LATERAL generate_series(1, CASE WHEN n < ${LONG} THEN 8 ELSE 1 END) k WHERE n < ${LONG} OR ${share(45)}`,
  ],
  [
    "annotations",
    `INSERT INTO annotation (subject_id, id, article_id, moderator_id, kind, text, exact, prefix, suffix, selection_start, selection_end, copies)
     SELECT r.id, md5('annotation' || r.n)::uuid, article_id, ${MODERATOR}, 'note', 'See this.', left(s.text, 20), '',
            substr(s.text, 21, 30), 0, 20, 1
     FROM roll r JOIN stock s ON s.n = r.n % 10000 WHERE r.n < ${LONG} AND r.n % 5 = 0 OR ${share(1, "other")};
     INSERT INTO annotation (subject_id, id, article_id, moderator_id, kind, text, exact, prefix, suffix, selection_start, selection_end, copies)
     SELECT a.id, md5('annotation' || a.id || k)::uuid, a.id, '00000000-0000-4000-8000-000000000001', 'note', 'See this.',
            left(a.paragraphs[1], 20), '', substr(a.paragraphs[1], 21, 30), 0, 20, 1
     FROM article a CROSS JOIN LATERAL generate_series(1, CASE WHEN a.id = '${LONG_THREAD}' THEN 20 ELSE 1 END) k
     WHERE a.id = '${LONG_THREAD}' OR hashtext(a.id::text) % 10 = 0`,
  ],
];

/**
 * Fills an empty, migrated database with `rows` comments in threads of a hundred and one of 5,000, the same ones each
 * time. Keys and indexes are made after the rows, which takes a third of the time. There is no search text: opening a
 * comment reads none. What hangs on the words of the long thread is left to `settleContext`.
 */
export async function generateThreads(client: pg.Client, rows: number): Promise<void> {
  await client.query("SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '512MB'");
  // Foreign keys are not looked up row by row.
  await client.query("SET session_replication_role = replica");
  // All of it or nothing: a run that is ended leaves its database as it was.
  await client.query("BEGIN");
  const restore = await dropKeys(client);
  for (const [name, text] of MADE) {
    await timed(name, async () => {
      for (const statement of text.split(";").filter((one) => one.trim() !== "")) {
        await client.query(statement, statement.includes("$1") ? [rows] : []);
      }
    });
  }
  await timed("keys and indexes", async () => {
    for (const statement of restore) await client.query(statement);
  });
  await client.query(`UPDATE article SET context_due = (id = '${LONG_THREAD}')::int`);
  await client.query("COMMIT");
  await timed("statistics", () => client.query("VACUUM ANALYZE"));
}

/** Drops keys and indexes of the large tables; answers the statements that make them again. */
async function dropKeys(client: pg.Client): Promise<string[]> {
  const { rows: constraints } = await client.query<{
    name: string;
    table: string;
    text: string;
    kind: string;
  }>(
    `SELECT conname AS name, conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS text, contype AS kind
     FROM pg_constraint
     WHERE contype IN ('p', 'f') AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))
     ORDER BY contype`,
    [TABLES],
  );
  const restore: string[] = [];
  for (const { name, table } of constraints)
    await client.query(`ALTER TABLE "${table}" DROP CONSTRAINT ${name}`);
  const { rows: indexes } = await client.query<{ name: string; text: string }>(
    "SELECT indexname AS name, indexdef AS text FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY($1)",
    [TABLES],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`);
  const add = ({ table, name, text }: { table: string; name: string; text: string }) =>
    `ALTER TABLE "${table}" ADD CONSTRAINT ${name} ${text}`;
  restore.push(...constraints.filter(({ kind }) => kind === "p").map(add));
  restore.push(...indexes.map(({ text }) => text));
  restore.push(...constraints.filter(({ kind }) => kind === "f").map((one) => `${add(one)} NOT VALID`));
  return restore;
}

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
