-- Whether an import brought an article, so that the history can say it of many imports at once. Runs on PostgreSQL 15 to 18.
ALTER TABLE import_article ADD COLUMN is_new BOOLEAN NOT NULL DEFAULT false;

UPDATE import_article a SET is_new = true
FROM import i, article t
WHERE i.id = a.import_id AND t.id = a.article_id AND t.imported_at >= i.started_at;
