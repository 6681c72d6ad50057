-- How often the context of an article was begun in its present state, and ended whoever worked it out each time. A row
-- is there only while it is worked out, or where that failed. Runs on PostgreSQL 15 to 18.
CREATE TABLE context_try (
    article_id UUID NOT NULL,
    -- The article's context_due that was tried.
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    not_before TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT context_try_pkey PRIMARY KEY (article_id)
);

ALTER TABLE context_try ADD CONSTRAINT context_try_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
