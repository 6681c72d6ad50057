-- Instead of a number that ended all sessions of a person: one row for each.
ALTER TABLE moderator DROP COLUMN session_version;

-- A signed-in browser. It holds the key; here is only what the key can be checked against.
CREATE TABLE session (
    id UUID NOT NULL,
    key_hash TEXT NOT NULL,
    moderator_id UUID NOT NULL,
    browser TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT session_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX session_key_hash_key ON session(key_hash);

CREATE INDEX session_moderator_id_last_seen_at_idx ON session(moderator_id, last_seen_at);

ALTER TABLE session ADD CONSTRAINT session_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
