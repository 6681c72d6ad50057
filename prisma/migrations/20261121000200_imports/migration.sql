-- Imports that merge, keep history and can be previewed, resumed and read back
-- (docs/decisions/2026-11-21-imports.md). Runs on PostgreSQL 15 to 18.

ALTER TABLE article
    -- The source's own id of the thread, where it has one.
    ADD COLUMN source_id TEXT,
    -- The newest time at which any copy of the article was saved, and the newest of a copy with its whole thread.
    ADD COLUMN observed_at TIMESTAMPTZ(3),
    ADD COLUMN complete_at TIMESTAMPTZ(3),
    -- An import changed votes here, and how unusual the changes are is still to be worked out.
    ADD COLUMN swings_due BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE comment
    ADD COLUMN source_id TEXT,
    ADD COLUMN source_state TEXT,
    ADD COLUMN kind TEXT NOT NULL DEFAULT 'comment',
    -- Where the author's name comes from, when not from the page itself.
    ADD COLUMN author_evidence TEXT,
    -- The import that brought the comment to the desk.
    ADD COLUMN import_id UUID,
    -- The newest observation of the comment at its source; its body and votes are the ones seen then.
    ADD COLUMN seen_at TIMESTAMPTZ(3),
    -- When its votes were last seen, where the newest observation printed none; null: at seen_at.
    ADD COLUMN votes_seen_at TIMESTAMPTZ(3),
    -- The newest complete copy of its thread that had it; only such a comment can be missed.
    ADD COLUMN listed_at TIMESTAMPTZ(3),
    -- Absent from its source since; null while it is there.
    ADD COLUMN gone_at TIMESTAMPTZ(3),
    ADD COLUMN returned_at TIMESTAMPTZ(3),
    -- When the desk took over a newer body; a decision made before then was made on an earlier revision.
    ADD COLUMN edited_at TIMESTAMPTZ(3),
    -- The newest change of votes, and how unusual it is in its thread (docs/votes.md).
    ADD COLUMN net_change INTEGER,
    ADD COLUMN net_change_per_day DOUBLE PRECISION,
    ADD COLUMN net_change_deviation DOUBLE PRECISION,
    ADD COLUMN is_swing BOOLEAN NOT NULL DEFAULT false,
    ADD CHECK (kind IN ('comment', 'pingback', 'trackback')),
    ADD CHECK (source_state IN ('approved', 'pending', 'spam', 'trash', 'deleted'));

-- E-mail and network addresses, kept only when somebody asked for them.
CREATE TABLE comment_personal (
    comment_id UUID NOT NULL,
    email TEXT,
    ip TEXT,

    CONSTRAINT comment_personal_pkey PRIMARY KEY (comment_id)
);

-- What the source did to a comment: another body, gone, back again. Append-only.
CREATE TABLE source_change (
    comment_id UUID NOT NULL,
    number INTEGER NOT NULL,
    import_id UUID NOT NULL,
    kind TEXT NOT NULL,
    -- When it was observed at the source.
    observed_at TIMESTAMPTZ(3) NOT NULL,
    body_before TEXT,

    CHECK (kind IN ('edited', 'gone', 'returned')),
    CONSTRAINT source_change_pkey PRIMARY KEY (comment_id,number)
);

ALTER TABLE vote_observation
    -- Net now less net at the observation before; null for the first.
    ADD COLUMN net_change INTEGER,
    -- When the numbers before were last seen: the votes changed between then and observed_at.
    ADD COLUMN changed_after TIMESTAMPTZ(3);

ALTER TABLE import
    DROP CONSTRAINT import_status_check,
    -- SHA-256 of the content, in hexadecimal digits.
    ADD COLUMN content_key TEXT,
    ADD COLUMN wants TEXT NOT NULL DEFAULT 'import',
    ADD COLUMN options JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN bytes_done BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN comments_done BIGINT NOT NULL DEFAULT 0,
    -- How many parts of the source are stored: where a stopped import goes on.
    ADD COLUMN parts_done BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN heartbeat_at TIMESTAMPTZ(3),
    -- The process that runs it, since when, and how far the import was then.
    ADD COLUMN runner JSONB,
    ADD COLUMN is_cancelled BOOLEAN NOT NULL DEFAULT false,
    -- What a preview found: counts by kind of change.
    ADD COLUMN preview JSONB,
    ADD CHECK (wants IN ('preview', 'import')),
    ADD CONSTRAINT import_status_check
        CHECK (status IN ('receiving', 'waiting', 'running', 'previewed', 'done', 'failed', 'cancelled'));

-- An uploaded file until it is imported, so that any process can go on with it.
CREATE TABLE import_chunk (
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    bytes BYTEA NOT NULL,

    CONSTRAINT import_chunk_pkey PRIMARY KEY (import_id,number)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Who imports a content now: one at a time, given up when the heartbeat ends.
CREATE TABLE import_lock (
    content_key TEXT NOT NULL,
    import_id UUID NOT NULL,
    heartbeat_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT import_lock_pkey PRIMARY KEY (content_key)
);

-- One file of an import: the upload itself, or one of an archive or a folder.
CREATE TABLE import_file (
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    format TEXT,
    bytes BIGINT NOT NULL DEFAULT 0,
    failure TEXT,
    found INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT import_file_pkey PRIMARY KEY (import_id,number)
);

ALTER TABLE import_article
    ADD COLUMN file_number INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN votes_changed INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN edited INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN gone INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN returned INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;

ALTER TABLE import_warning
    ADD COLUMN file_number INTEGER NOT NULL DEFAULT 1;

-- A record that could not be read, with its raw text, so that nothing is lost and it can be tried again.
CREATE TABLE import_refusal (
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    file_number INTEGER NOT NULL,
    line INTEGER,
    message TEXT NOT NULL,
    -- A document of its own in `format`.
    raw TEXT NOT NULL,
    format TEXT,
    retried_by UUID,

    CONSTRAINT import_refusal_pkey PRIMARY KEY (import_id,number)
);

-- What a preview found, the first of each kind; an import that ran is read back from the ledgers.
CREATE TABLE import_change (
    import_id UUID NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    detail JSONB NOT NULL,

    CHECK (kind IN ('new', 'votes', 'edited', 'gone', 'returned', 'refused')),
    CONSTRAINT import_change_pkey PRIMARY KEY (import_id,kind,number)
);

CREATE INDEX comment_status_net_change_id_idx ON comment(status, net_change, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_net_change_per_day_id_idx ON comment(status, net_change_per_day, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX comment_status_net_change_deviation_id_idx ON comment(status, net_change_deviation, id) INCLUDE (net, flag_count, note_count);

CREATE INDEX source_change_import_id_kind_idx ON source_change(import_id, kind);

CREATE INDEX import_status_started_at_idx ON import(status, started_at);

ALTER TABLE comment_personal ADD CONSTRAINT comment_personal_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE source_change ADD CONSTRAINT source_change_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_chunk ADD CONSTRAINT import_chunk_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_lock ADD CONSTRAINT import_lock_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_file ADD CONSTRAINT import_file_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_refusal ADD CONSTRAINT import_refusal_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE import_change ADD CONSTRAINT import_change_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE ON UPDATE NO ACTION;

-- Rare, so a partial index stays small. Prisma does not model partial indexes.
CREATE INDEX comment_swing ON comment (status, id) WHERE is_swing;
CREATE INDEX comment_gone ON comment (status, id) WHERE gone_at IS NOT NULL;
CREATE INDEX comment_edited ON comment (status, id) WHERE edited_at IS NOT NULL;
CREATE INDEX article_swings_due ON article (id) WHERE swings_due;
CREATE INDEX vote_observation_changes ON vote_observation (import_id, abs(net_change)) WHERE net_change IS NOT NULL;

-- What a new comment's state at its source makes of it on the desk; an admin can change it.
INSERT INTO setting (key, value)
VALUES ('import.states', '{"approved":"open","pending":"open","spam":"removed","trash":"removed","deleted":"removed"}');

-- Ledgers from before there were changes.
UPDATE vote_observation line
SET net_change = line.net - earlier.net, changed_after = earlier.observed_at
FROM (SELECT comment_id, observed_at AS since, lag(net) OVER w AS net, lag(observed_at) OVER w AS observed_at
      FROM vote_observation WINDOW w AS (PARTITION BY comment_id ORDER BY observed_at)) earlier
WHERE earlier.comment_id = line.comment_id AND earlier.since = line.observed_at AND earlier.observed_at IS NOT NULL;
