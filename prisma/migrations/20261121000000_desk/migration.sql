-- The desk's tables. Runs on PostgreSQL 15 to 18.
-- Every table that hangs off a comment begins its key with comment_id and no constraint crosses comments,
-- so that all of them can be spread by comment id (docs/decisions/2026-11-21-schema.md).

CREATE TABLE moderator (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    session_version INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    disabled_at TIMESTAMPTZ(3),

    CHECK (role IN ('viewer', 'moderator', 'admin')),
    CHECK (email = lower(email)),
    CONSTRAINT moderator_pkey PRIMARY KEY (id)
);

CREATE TABLE sign_in_attempt (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    attempted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id)
);

CREATE TABLE setting (
    key TEXT NOT NULL,
    value TEXT NOT NULL,

    CONSTRAINT setting_pkey PRIMARY KEY (key)
);

CREATE TABLE rule (
    code TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,

    CONSTRAINT rule_pkey PRIMARY KEY (code)
);

CREATE TABLE article (
    id UUID NOT NULL,
    outlet TEXT,
    url TEXT,
    title TEXT,
    section TEXT,
    byline TEXT,
    published_at TIMESTAMPTZ(3),
    paragraphs TEXT[],
    undivided_text TEXT,
    declared_comment_count INTEGER,
    comment_count INTEGER NOT NULL DEFAULT 0,
    is_sample BOOLEAN NOT NULL DEFAULT false,
    imported_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT article_pkey PRIMARY KEY (id)
);

CREATE TABLE comment (
    id UUID NOT NULL,
    article_id UUID NOT NULL,
    position INTEGER NOT NULL,
    author TEXT,
    posted_at TIMESTAMPTZ(3),
    body TEXT NOT NULL,
    body_chars INTEGER NOT NULL GENERATED ALWAYS AS (char_length(body)) STORED,
    net INTEGER,
    upvotes INTEGER,
    downvotes INTEGER,
    total INTEGER GENERATED ALWAYS AS (upvotes + downvotes) STORED,
    -- Votes raised to the balance of the two sides; nothing where one side is empty.
    -- The ranking reddit published as "controversial" (r2/lib/db/_sorts.pyx, 2008).
    controversy DOUBLE PRECISION GENERATED ALWAYS AS (
        CASE
            WHEN upvotes IS NULL OR downvotes IS NULL THEN NULL
            WHEN upvotes <= 0 OR downvotes <= 0 THEN 0
            ELSE power((upvotes + downvotes)::double precision,
                       least(upvotes, downvotes)::double precision / greatest(upvotes, downvotes))
        END) STORED,
    parent_id UUID,
    reply_evidence TEXT,
    status TEXT NOT NULL DEFAULT 'open',
    revision INTEGER NOT NULL DEFAULT 0,
    decided_by UUID,
    decided_at TIMESTAMPTZ(3),
    flag_count INTEGER NOT NULL DEFAULT 0,
    note_count INTEGER NOT NULL DEFAULT 0,
    imported_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CHECK (status IN ('open', 'kept', 'removed', 'escalated')),
    CONSTRAINT comment_pkey PRIMARY KEY (id)
);

CREATE TABLE comment_search (
    comment_id UUID NOT NULL,
    search tsvector NOT NULL,

    CONSTRAINT comment_search_pkey PRIMARY KEY (comment_id)
);

CREATE TABLE quote (
    comment_id UUID NOT NULL,
    number INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    source_comment_id UUID,
    source_paragraph INTEGER,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,

    CHECK (num_nonnulls(source_comment_id, source_paragraph) = 1),
    CONSTRAINT quote_pkey PRIMARY KEY (comment_id,number)
);

CREATE TABLE flag (
    comment_id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    rule_code TEXT NOT NULL,
    severity TEXT NOT NULL,
    note TEXT,
    raised_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    withdrawn_at TIMESTAMPTZ(3),

    CHECK (severity IN ('low', 'medium', 'high')),
    CONSTRAINT flag_pkey PRIMARY KEY (comment_id,moderator_id,rule_code)
);

CREATE TABLE note (
    comment_id UUID NOT NULL,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    text TEXT NOT NULL,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    edited_at TIMESTAMPTZ(3),
    deleted_at TIMESTAMPTZ(3),

    CONSTRAINT note_pkey PRIMARY KEY (comment_id,id)
);

CREATE TABLE comment_tag (
    comment_id UUID NOT NULL,
    tag TEXT NOT NULL,
    moderator_id UUID NOT NULL,
    tagged_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT comment_tag_pkey PRIMARY KEY (comment_id,tag)
);

CREATE TABLE decision (
    comment_id UUID NOT NULL,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    action TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT,
    revision INTEGER NOT NULL,
    detail JSONB NOT NULL DEFAULT '{}',
    undoes UUID,
    decided_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT decision_pkey PRIMARY KEY (comment_id,id)
);

CREATE TABLE vote_observation (
    comment_id UUID NOT NULL,
    observed_at TIMESTAMPTZ(3) NOT NULL,
    net INTEGER,
    upvotes INTEGER,
    downvotes INTEGER,
    import_id UUID NOT NULL,

    CONSTRAINT vote_observation_pkey PRIMARY KEY (comment_id,observed_at)
);

CREATE TABLE import (
    id UUID NOT NULL,
    moderator_id UUID,
    file_name TEXT NOT NULL,
    format TEXT,
    bytes BIGINT NOT NULL,
    status TEXT NOT NULL,
    failure TEXT,
    started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    finished_at TIMESTAMPTZ(3),

    CHECK (status IN ('running', 'done', 'failed')),
    CONSTRAINT import_pkey PRIMARY KEY (id)
);

CREATE TABLE import_article (
    import_id UUID NOT NULL,
    article_id UUID NOT NULL,
    found INTEGER NOT NULL,
    declared INTEGER,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,

    CONSTRAINT import_article_pkey PRIMARY KEY (import_id,article_id)
);

CREATE TABLE import_warning (
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    article_id UUID,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    line INTEGER,
    position INTEGER,

    CONSTRAINT import_warning_pkey PRIMARY KEY (import_id,number)
);

CREATE TABLE audit_entry (
    id UUID NOT NULL,
    moderator_id UUID,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail JSONB NOT NULL DEFAULT '{}',
    at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
);

CREATE TABLE status_count (
    name TEXT NOT NULL,
    slot INTEGER NOT NULL,
    count BIGINT NOT NULL,

    CONSTRAINT status_count_pkey PRIMARY KEY (name,slot)
);

CREATE UNIQUE INDEX moderator_email_key ON moderator(email);

CREATE INDEX sign_in_attempt_email_attempted_at_idx ON sign_in_attempt(email, attempted_at);

CREATE UNIQUE INDEX rule_number_key ON rule(number);

CREATE INDEX article_imported_at_id_idx ON article(imported_at, id);

-- With every sort key and filter included, a thread is sorted and filtered without reading its comments.
CREATE INDEX comment_article_id_position_id_idx ON comment(article_id, position, id)
    INCLUDE (status, net, upvotes, downvotes, total, controversy, posted_at, body_chars, flag_count, note_count);

-- One index for each sort. The included columns answer the queue's filters without reading the comment itself.
CREATE INDEX comment_status_net_id_idx ON comment(status, net, id) INCLUDE (flag_count, note_count);

CREATE INDEX comment_status_upvotes_id_idx ON comment(status, upvotes, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_downvotes_id_idx ON comment(status, downvotes, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_total_id_idx ON comment(status, total, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_controversy_id_idx ON comment(status, controversy, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_position_id_idx ON comment(status, position, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_posted_at_id_idx ON comment(status, posted_at, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_body_chars_id_idx ON comment(status, body_chars, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_flag_count_id_idx ON comment(status, flag_count, id) INCLUDE (net, note_count);

CREATE INDEX comment_search_search_idx ON comment_search USING GIN (search);

CREATE INDEX flag_rule_code_comment_id_idx ON flag(rule_code, comment_id);

CREATE INDEX comment_tag_tag_comment_id_idx ON comment_tag(tag, comment_id);

CREATE INDEX decision_moderator_id_decided_at_idx ON decision(moderator_id, decided_at);

CREATE INDEX import_started_at_id_idx ON import(started_at, id);

CREATE INDEX import_article_article_id_idx ON import_article(article_id);

CREATE INDEX audit_entry_at_id_idx ON audit_entry(at, id);

ALTER TABLE comment ADD CONSTRAINT comment_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE comment ADD CONSTRAINT comment_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE comment_search ADD CONSTRAINT comment_search_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE quote ADD CONSTRAINT quote_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE flag ADD CONSTRAINT flag_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE flag ADD CONSTRAINT flag_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE flag ADD CONSTRAINT flag_rule_code_fkey FOREIGN KEY (rule_code) REFERENCES rule(code) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE note ADD CONSTRAINT note_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE note ADD CONSTRAINT note_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE comment_tag ADD CONSTRAINT comment_tag_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE comment_tag ADD CONSTRAINT comment_tag_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE decision ADD CONSTRAINT decision_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE decision ADD CONSTRAINT decision_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE vote_observation ADD CONSTRAINT vote_observation_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import ADD CONSTRAINT import_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE import_article ADD CONSTRAINT import_article_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_article ADD CONSTRAINT import_article_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_warning ADD CONSTRAINT import_warning_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What is flagged, noted or an answer is rare, and a partial index stays small. Prisma does not model partial indexes.
CREATE INDEX comment_flagged ON comment (status, id) WHERE flag_count > 0;
CREATE INDEX comment_answering ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_noted ON comment (status, id) WHERE note_count > 0;
