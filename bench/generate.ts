import type pg from "pg";
import { LIST_ALL_COMMENTS } from "@/lib/backup/desk-0.1";
import { looseIndexes } from "@/lib/backup/table-frame";

// A word drawn so that word 1 is in most texts and word 5000 in hardly any, as in real language.
const WORD = `'word' || floor(power(5000::float8, random()))::int`;
const A_MODERATOR = `('00000000-0000-4000-8000-00000000000' || floor(1 + random() * 5)::int)::uuid`;

const STATEMENTS = [
  `INSERT INTO moderator (id, email, name, role, password_hash)
   SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, 'bench' || n || '@example.org', 'Bench ' || n, 'moderator', '-'
   FROM generate_series(1, 5) n`,

  `INSERT INTO article (id, outlet, url, title, section, byline, published_at, paragraphs, imported_at)
   SELECT md5('article' || n)::uuid, 'Bench Daily', 'https://example.org/' || n, 'Generated article ' || n, 'national', 'Nobody',
          timestamptz '2026-01-01' + n * interval '1 hour',
          ARRAY(SELECT 'Paragraph ' || p || ' of article ' || n || repeat(' and more', 20) FROM generate_series(1, 12) p),
          timestamptz '2026-01-01' + n * interval '1 hour'
   FROM generate_series(1, greatest(2, $1::int / 250)) n`,

  // Article 1 is a thread of one comment in twenty; the others share the rest.
  `CREATE TEMPORARY TABLE roll AS
   SELECT md5('comment' || n)::uuid AS id, md5('article' || article)::uuid AS article_id, n,
          row_number() OVER (PARTITION BY article ORDER BY n) AS position,
          CASE WHEN random() > 0.1 THEN floor(power(random(), 4) * 80)::int END AS upvotes,
          floor(power(random(), 4) * 60)::int AS downvotes,
          random() AS author, random() AS posted, random() AS status, 5 + (power(random(), 3) * 200)::int AS words,
          ${A_MODERATOR} AS moderator_id
   FROM (SELECT n, CASE WHEN n % 20 = 0 THEN 1 ELSE 2 + n % (greatest(2, $1::int / 250) - 1) END AS article
         FROM generate_series(1, $1::int) n) placed`,

  `INSERT INTO comment (id, article_id, position, author, posted_at, body, net, upvotes, downvotes, status)
   SELECT r.id, r.article_id, r.position, CASE WHEN r.author > 0.2 THEN 'Reader ' || (r.author * 5000)::int END,
          CASE WHEN r.posted > 0.3 THEN timestamptz '2026-01-01' + r.posted * interval '300 days' END,
          string_agg(${WORD}, ' '), r.upvotes - r.downvotes, r.upvotes, CASE WHEN r.upvotes IS NOT NULL THEN r.downvotes END,
          CASE WHEN r.status < 0.55 THEN 'open' WHEN r.status < 0.88 THEN 'kept' WHEN r.status < 0.97 THEN 'removed' ELSE 'escalated' END
   FROM roll r CROSS JOIN LATERAL generate_series(1, r.words) w
   GROUP BY r.n, r.id, r.article_id, r.position, r.author, r.posted, r.upvotes, r.downvotes, r.status`,

  `INSERT INTO flag (comment_id, moderator_id, rule_code, severity, raised_at)
   SELECT r.id, ${A_MODERATOR}, (ARRAY['insult', 'hate', 'threat', 'advertising', 'spam', 'off-topic'])[floor(1 + random() * 6)],
          (ARRAY['low', 'medium', 'high'])[floor(1 + random() * 3)], timestamptz '2026-11-02'
   FROM roll r CROSS JOIN generate_series(1, 2) WHERE r.author BETWEEN 0.3 AND 0.34
   ON CONFLICT DO NOTHING`,

  `INSERT INTO note (comment_id, id, moderator_id, text)
   SELECT id, md5('note' || n)::uuid, moderator_id, 'A generated note' FROM roll WHERE author BETWEEN 0.33 AND 0.35`,

  `INSERT INTO comment_tag (comment_id, tag, moderator_id)
   SELECT id, 'tag' || floor(power(20::float8, random()))::int, moderator_id FROM roll WHERE author BETWEEN 0.5 AND 0.55`,

  `UPDATE comment c
   SET flag_count = (SELECT count(*) FROM flag f WHERE f.comment_id = c.id),
       note_count = (SELECT count(*) FROM note n WHERE n.comment_id = c.id),
       revision = (c.status <> 'open')::int,
       decided_by = CASE WHEN c.status <> 'open' THEN r.moderator_id END,
       decided_at = CASE WHEN c.status <> 'open' THEN timestamptz '2026-11-01' + r.posted * interval '10 days' END,
       parent_id = p.id, reply_evidence = CASE WHEN p.id IS NOT NULL THEN 'quote' END
   FROM roll r LEFT JOIN roll p ON p.article_id = r.article_id AND p.position = r.position - 3 AND r.n % 5 = 0
   WHERE r.id = c.id AND (p.id IS NOT NULL OR c.status <> 'open' OR r.author BETWEEN 0.3 AND 0.35)`,

  `INSERT INTO quote (comment_id, number, body_start, body_end, source_comment_id, source_start, source_end, confidence)
   SELECT id, 1, 0, least(20, body_chars), parent_id, 0, 20, 1 FROM comment WHERE parent_id IS NOT NULL`,

  `UPDATE article a SET comment_count = c.count
   FROM (SELECT article_id, count(*) FROM comment GROUP BY article_id) c WHERE c.article_id = a.id`,

  `INSERT INTO status_count (name, slot, count)
   SELECT status, 16, count(*) FROM comment GROUP BY status
   UNION ALL SELECT 'flagged', 16, count(*) FROM comment WHERE status = 'open' AND flag_count > 0`,

  ...LIST_ALL_COMMENTS,

  `DROP TABLE roll`,
];

/** Fills an empty, migrated database with `rows` comments, the same ones each time. */
export async function generateComments(client: pg.Client, rows: number): Promise<void> {
  await client.query("SELECT setseed(0.42)");
  const indexes = await dropIndexes(client);
  await client.query("ALTER TABLE comment DISABLE TRIGGER USER");
  for (const statement of STATEMENTS) await client.query(statement, statement.includes("$1") ? [rows] : []);
  await client.query("ALTER TABLE comment ENABLE TRIGGER USER");
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const index of indexes) await client.query(index);
  await client.query("VACUUM ANALYZE");
}

/** Takes the indexes of comments off that no key stands on, and returns what makes them again: all at once takes a third of the time. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const indexes = (await looseIndexes(client)).filter(({ name }) =>
    /^((open|moderated)_)?comment_/.test(name),
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  return indexes.map(({ definition }) => definition);
}
