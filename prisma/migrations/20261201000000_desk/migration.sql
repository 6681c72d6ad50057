-- The desk's tables. Runs on PostgreSQL 15 to 18.

CREATE TABLE moderator (
    id UUID PRIMARY KEY,
    email TEXT NOT NULL CHECK (email = lower(email)),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'moderator', 'admin')),
    password_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    disabled_at TIMESTAMPTZ(3),
    -- Until when a password that somebody handed over may be used; null: it is the person's own.
    one_time_until TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX moderator_email_key ON moderator (email);

-- A signed-in browser. It holds the key; here is only what the key can be checked against.
CREATE TABLE session (
    id UUID PRIMARY KEY,
    key_hash TEXT NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    browser TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    last_seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX session_key_hash_key ON session (key_hash);
CREATE INDEX session_moderator_id_last_seen_at_idx ON session (moderator_id, last_seen_at);

CREATE TABLE sign_in_attempt (
    id UUID PRIMARY KEY,
    email TEXT NOT NULL,
    attempted_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    address TEXT NOT NULL,
    device TEXT
);
CREATE INDEX sign_in_attempt_attempted_at_idx ON sign_in_attempt (attempted_at);

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE rule (
    code TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    retired_at TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX rule_number_key ON rule (number);

CREATE TABLE rule_version (
    rule_code TEXT NOT NULL REFERENCES rule ON DELETE RESTRICT,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    -- Null: it came with Komainu.
    moderator_id UUID REFERENCES moderator ON DELETE RESTRICT,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (rule_code, version)
);

-- Notes that are often given with a removal under a rule, to be chosen by number.
CREATE TABLE rule_reason (
    rule_code TEXT NOT NULL REFERENCES rule ON DELETE RESTRICT,
    text TEXT NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    saved_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (rule_code, text)
);

CREATE TABLE article (
    id UUID PRIMARY KEY,
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
    imported_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    -- The source's own id of the thread, where it has one.
    source_id TEXT,
    -- The newest time at which any copy of the article was saved, and the newest of a copy with its whole thread.
    observed_at TIMESTAMPTZ(3),
    complete_at TIMESTAMPTZ(3),
    -- An import changed votes here, and how unusual the changes are is still to be worked out.
    swings_due BOOLEAN NOT NULL DEFAULT false,
    -- Raised by whatever changes an article or its thread; its context is worked out soon after, and the count put back to 0.
    context_due INTEGER NOT NULL DEFAULT 0,
    -- Whether readers can still comment at the source, and whether the thread still stands there.
    thread_state TEXT CHECK (thread_state IN ('open', 'closed', 'deleted'))
);
CREATE INDEX article_imported_at_id_idx ON article (imported_at, id);
CREATE INDEX article_swings_due ON article (id) WHERE swings_due;
CREATE INDEX article_context_due ON article (id) WHERE context_due > 0;

-- What the desk worked out about a thread as a whole, so that opening an article counts nothing.
CREATE TABLE article_context (
    article_id UUID PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    -- For each paragraph how many comments answer it and how they were received.
    paragraph_answers JSONB NOT NULL DEFAULT '[]',
    -- The spread of votes and the shape of the thread.
    thread_facts JSONB NOT NULL DEFAULT '{}',
    worked_out_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

-- How often the context of an article was begun in its present state, and ended whoever worked it out each time. A row
-- is there only while it is worked out, or where that failed.
CREATE TABLE context_try (
    article_id UUID PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    -- The article's context_due that was tried.
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    not_before TIMESTAMPTZ(3) NOT NULL
);

-- What an article is about, for finding others on the same story.
CREATE TABLE article_words (
    article_id UUID PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    -- Its most telling words, by which others find it.
    signature TEXT[] NOT NULL,
    -- All its words, each with its weight.
    words TEXT[] NOT NULL,
    weights REAL[] NOT NULL,
    -- Those of them that are names.
    names TEXT[] NOT NULL,
    -- A sample of its runs of eight words, hashed.
    shingles INTEGER[] NOT NULL,
    -- How many articles the desk had when it was compared with the others.
    compared_among INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX article_words_signature_idx ON article_words USING GIN (signature);
CREATE INDEX article_words_compared_among_article_id_idx ON article_words (compared_among, article_id);

-- How many articles hold a word; the empty word counts the articles.
CREATE TABLE story_word (
    word TEXT PRIMARY KEY,
    article_count INTEGER NOT NULL
);

-- Two articles on one story; article_id is the lesser id.
CREATE TABLE article_pair (
    article_id UUID NOT NULL REFERENCES article ON DELETE CASCADE,
    other_id UUID NOT NULL REFERENCES article ON DELETE CASCADE,
    -- Null: only a moderator says that they belong together, or never did.
    strength TEXT CHECK (strength IN ('same', 'related')),
    score DOUBLE PRECISION,
    -- What a moderator said of the pair; it outlives every import.
    verdict TEXT CHECK (verdict IN ('same', 'related', 'refused')),
    moderator_id UUID REFERENCES moderator ON DELETE RESTRICT,
    decided_at TIMESTAMPTZ(3),
    CHECK (article_id < other_id),
    PRIMARY KEY (article_id, other_id)
);
CREATE INDEX article_pair_other_id_idx ON article_pair (other_id);

CREATE TABLE import (
    id UUID PRIMARY KEY,
    moderator_id UUID REFERENCES moderator ON DELETE RESTRICT,
    file_name TEXT NOT NULL,
    format TEXT,
    bytes BIGINT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('receiving', 'waiting', 'running', 'previewed', 'done', 'failed', 'cancelled')),
    failure TEXT,
    started_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    finished_at TIMESTAMPTZ(3),
    -- SHA-256 of the content, in hexadecimal digits.
    content_key TEXT,
    wants TEXT NOT NULL DEFAULT 'import' CHECK (wants IN ('preview', 'import')),
    options JSONB NOT NULL DEFAULT '{}',
    bytes_done BIGINT NOT NULL DEFAULT 0,
    comments_done BIGINT NOT NULL DEFAULT 0,
    -- How many parts of the source are stored: where a stopped import goes on.
    parts_done BIGINT NOT NULL DEFAULT 0,
    heartbeat_at TIMESTAMPTZ(3),
    -- The process that runs it, since when, and how far the import was then.
    runner JSONB,
    is_cancelled BOOLEAN NOT NULL DEFAULT false,
    -- What a preview found: counts by kind of change.
    preview JSONB
);
CREATE INDEX import_started_at_id_idx ON import (started_at, id);
CREATE INDEX import_status_started_at_idx ON import (status, started_at);

-- An uploaded file until it is imported, so that any process can go on with it.
CREATE TABLE import_chunk (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (import_id, number)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Who imports a content now: one at a time, given up when the heartbeat ends.
CREATE TABLE import_lock (
    content_key TEXT PRIMARY KEY,
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    heartbeat_at TIMESTAMPTZ(3) NOT NULL
);

-- One file of an import: the upload itself, or one of an archive or a folder.
CREATE TABLE import_file (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
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
    PRIMARY KEY (import_id, number)
);

CREATE TABLE import_article (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    article_id UUID NOT NULL REFERENCES article ON DELETE CASCADE,
    found INTEGER NOT NULL,
    declared INTEGER,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    file_number INTEGER NOT NULL DEFAULT 1,
    votes_changed INTEGER NOT NULL DEFAULT 0,
    edited INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    returned INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    -- Whether an import brought an article, so that the history can say it of many imports at once.
    is_new BOOLEAN NOT NULL DEFAULT false,
    PRIMARY KEY (import_id, article_id)
);
CREATE INDEX import_article_article_id_idx ON import_article (article_id);

CREATE TABLE import_warning (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    number INTEGER NOT NULL,
    article_id UUID,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    line INTEGER,
    position INTEGER,
    file_number INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (import_id, number)
);

-- A record that could not be read, with its raw text, so that nothing is lost and it can be tried again.
CREATE TABLE import_refusal (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    number INTEGER NOT NULL,
    file_number INTEGER NOT NULL,
    line INTEGER,
    message TEXT NOT NULL,
    -- A document of its own in `format`.
    raw TEXT NOT NULL,
    format TEXT,
    retried_by UUID,
    PRIMARY KEY (import_id, number)
);

-- What a preview found, the first of each kind; an import that ran is read back from the ledgers.
CREATE TABLE import_change (
    import_id UUID NOT NULL REFERENCES import ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('new', 'votes', 'edited', 'gone', 'returned', 'refused')),
    number INTEGER NOT NULL,
    detail JSONB NOT NULL,
    PRIMARY KEY (import_id, kind, number)
);

CREATE TABLE comment (
    id UUID PRIMARY KEY,
    article_id UUID NOT NULL REFERENCES article ON DELETE RESTRICT,
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
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'kept', 'removed', 'escalated')),
    revision INTEGER NOT NULL DEFAULT 0,
    decided_by UUID REFERENCES moderator ON DELETE RESTRICT,
    decided_at TIMESTAMPTZ(3),
    flag_count INTEGER NOT NULL DEFAULT 0,
    note_count INTEGER NOT NULL DEFAULT 0,
    imported_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    source_id TEXT,
    source_state TEXT CHECK (source_state IN ('approved', 'pending', 'spam', 'trash', 'deleted')),
    kind TEXT NOT NULL DEFAULT 'comment' CHECK (kind IN ('comment', 'pingback', 'trackback')),
    -- Where the author's name comes from, when not from the page itself.
    author_evidence TEXT,
    -- The import that brought the comment to the desk.
    import_id UUID,
    -- The newest observation of the comment at its source; its body and votes are the ones seen then.
    seen_at TIMESTAMPTZ(3),
    -- When its votes were last seen, where the newest observation printed none; null: at seen_at.
    votes_seen_at TIMESTAMPTZ(3),
    -- The newest complete copy of its thread that had it; only such a comment can be missed.
    listed_at TIMESTAMPTZ(3),
    -- Absent from its source since; null while it is there.
    gone_at TIMESTAMPTZ(3),
    returned_at TIMESTAMPTZ(3),
    -- When the desk took over a newer body; a decision made before then was made on an earlier revision.
    edited_at TIMESTAMPTZ(3),
    -- The newest change of votes, and how unusual it is in its thread (docs/votes.md).
    net_change INTEGER,
    net_change_per_day DOUBLE PRECISION,
    net_change_deviation DOUBLE PRECISION,
    is_swing BOOLEAN NOT NULL DEFAULT false,
    -- How many readers reported the comment at its source; null: the source does not say.
    report_count INTEGER CHECK (report_count >= 0),
    -- The net votes as printed or, where the source printed none, up less down. Queues are sorted and filtered by it.
    known_net INTEGER GENERATED ALWAYS AS (coalesce(net, upvotes - downvotes)) STORED
-- Room for a new version of a row beside the old one.
) WITH (fillfactor = 90);
-- No index names a column that moderators change, so that a decision writes a new row version and no index entry.
-- With every sort key included, a thread is sorted without reading its comments.
CREATE INDEX comment_article_id_position_id_idx ON comment (article_id, position, id)
    INCLUDE (known_net, upvotes, downvotes, total, controversy, posted_at, body_chars);
CREATE INDEX comment_known_net_id_idx ON comment (known_net, id);
CREATE INDEX comment_upvotes_id_idx ON comment (upvotes, id);
CREATE INDEX comment_downvotes_id_idx ON comment (downvotes, id);
CREATE INDEX comment_total_id_idx ON comment (total, id);
CREATE INDEX comment_controversy_id_idx ON comment (controversy, id);
CREATE INDEX comment_position_id_idx ON comment (position, id);
CREATE INDEX comment_posted_at_id_idx ON comment (posted_at, id);
CREATE INDEX comment_body_chars_id_idx ON comment (body_chars, id);
-- Rare, so partial indexes stay small. Prisma does not model partial indexes.
CREATE INDEX comment_net_change ON comment (net_change, id) WHERE net_change IS NOT NULL;
CREATE INDEX comment_net_change_per_day ON comment (net_change_per_day, id) WHERE net_change_per_day IS NOT NULL;
CREATE INDEX comment_net_change_deviation ON comment (net_change_deviation, id)
    WHERE net_change_deviation IS NOT NULL;
CREATE INDEX comment_answering ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_swing ON comment (id) WHERE is_swing;
CREATE INDEX comment_gone ON comment (id) WHERE gone_at IS NOT NULL;
CREATE INDEX comment_edited ON comment (id) WHERE edited_at IS NOT NULL;
-- The words of a body. PostgreSQL refuses a tsvector above 1 MB; the worst text of 100,000 characters stays below.
CREATE INDEX comment_words ON comment USING GIN (to_tsvector('simple', left(body, 100000)));

-- The open comments with what they are sorted by. Triggers on comment keep it, so that it needs no foreign key.
CREATE TABLE open_comment (
    comment_id UUID PRIMARY KEY,
    article_id UUID NOT NULL,
    position INTEGER NOT NULL,
    posted_at TIMESTAMPTZ(3),
    known_net INTEGER,
    upvotes INTEGER,
    downvotes INTEGER,
    total INTEGER,
    controversy DOUBLE PRECISION,
    body_chars INTEGER NOT NULL,
    net_change INTEGER,
    net_change_per_day DOUBLE PRECISION,
    net_change_deviation DOUBLE PRECISION
);
CREATE INDEX open_comment_article_id_position_idx ON open_comment (article_id, position);
CREATE INDEX open_comment_known_net_comment_id_idx ON open_comment (known_net, comment_id);
CREATE INDEX open_comment_upvotes_comment_id_idx ON open_comment (upvotes, comment_id);
CREATE INDEX open_comment_downvotes_comment_id_idx ON open_comment (downvotes, comment_id);
CREATE INDEX open_comment_total_comment_id_idx ON open_comment (total, comment_id);
CREATE INDEX open_comment_controversy_comment_id_idx ON open_comment (controversy, comment_id);
CREATE INDEX open_comment_position_comment_id_idx ON open_comment (position, comment_id);
CREATE INDEX open_comment_posted_at_comment_id_idx ON open_comment (posted_at, comment_id);
CREATE INDEX open_comment_body_chars_comment_id_idx ON open_comment (body_chars, comment_id);
CREATE INDEX open_comment_net_change ON open_comment (net_change, comment_id) WHERE net_change IS NOT NULL;
CREATE INDEX open_comment_net_change_per_day ON open_comment (net_change_per_day, comment_id)
    WHERE net_change_per_day IS NOT NULL;
CREATE INDEX open_comment_net_change_deviation ON open_comment (net_change_deviation, comment_id)
    WHERE net_change_deviation IS NOT NULL;

-- The comments that moderators decided, flagged or noted. Triggers keep it, too.
CREATE TABLE moderated_comment (
    comment_id UUID PRIMARY KEY,
    status TEXT NOT NULL,
    flag_count INTEGER NOT NULL,
    note_count INTEGER NOT NULL
);
CREATE INDEX moderated_comment_status ON moderated_comment (status, comment_id) WHERE status <> 'open';
CREATE INDEX moderated_comment_flagged ON moderated_comment (flag_count, comment_id) WHERE flag_count > 0;
CREATE INDEX moderated_comment_noted ON moderated_comment (comment_id) WHERE note_count > 0;

-- E-mail and network addresses, kept only when somebody asked for them.
CREATE TABLE comment_personal (
    comment_id UUID PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
    email TEXT,
    ip TEXT
);

-- Comments whose id at their source came with other comments too: nobody can say which of them an answer by that id
-- is for. Hardly ever has any row.
CREATE TABLE damaged_id (
    -- The comment that stands under the plain id.
    comment_id UUID PRIMARY KEY REFERENCES comment ON DELETE CASCADE
);

CREATE TABLE vote_observation (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    observed_at TIMESTAMPTZ(3) NOT NULL,
    net INTEGER,
    upvotes INTEGER,
    downvotes INTEGER,
    import_id UUID NOT NULL,
    -- Net now less net at the observation before; null for the first.
    net_change INTEGER,
    -- When the numbers before were last seen: the votes changed between then and observed_at.
    changed_after TIMESTAMPTZ(3),
    PRIMARY KEY (comment_id, observed_at)
);
CREATE INDEX vote_observation_changes ON vote_observation (import_id, abs(net_change)) WHERE net_change IS NOT NULL;

-- What the source did to a comment: another body, gone, back again. Append-only.
CREATE TABLE source_change (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    number INTEGER NOT NULL,
    import_id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('edited', 'gone', 'returned')),
    -- When it was observed at the source.
    observed_at TIMESTAMPTZ(3) NOT NULL,
    body_before TEXT,
    PRIMARY KEY (comment_id, number)
);
CREATE INDEX source_change_import_id_kind_idx ON source_change (import_id, kind);

CREATE TABLE decision (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    action TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT,
    revision INTEGER NOT NULL,
    detail JSONB NOT NULL DEFAULT '{}',
    undoes UUID,
    decided_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    -- Names the whole request of an act, so that its id stands for nothing else.
    asked UUID,
    PRIMARY KEY (comment_id, id)
);
CREATE INDEX decision_moderator_id_decided_at_idx ON decision (moderator_id, decided_at);
CREATE INDEX decision_press ON decision ((detail->>'press'), decided_at, comment_id) WHERE detail ? 'press';

CREATE TABLE flag (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    rule_code TEXT NOT NULL REFERENCES rule ON DELETE RESTRICT,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
    note TEXT,
    raised_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    withdrawn_at TIMESTAMPTZ(3),
    rule_version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (comment_id, moderator_id, rule_code)
);
CREATE INDEX flag_rule_code_comment_id_idx ON flag (rule_code, comment_id);
CREATE INDEX flag_rule_code_raised_at_idx ON flag (rule_code, raised_at);

CREATE TABLE note (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    text TEXT NOT NULL,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    edited_at TIMESTAMPTZ(3),
    deleted_at TIMESTAMPTZ(3),
    resolved_at TIMESTAMPTZ(3),
    resolved_by UUID,
    PRIMARY KEY (comment_id, id)
);

CREATE TABLE comment_tag (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    tag TEXT NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    tagged_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, tag)
);
CREATE INDEX comment_tag_tag_comment_id_idx ON comment_tag (tag, comment_id);

-- A passage of a comment or of an article with what a moderator says of it: a Web Annotation (W3C, 2017).
CREATE TABLE annotation (
    -- The comment, or the article where article_id is the same.
    subject_id UUID NOT NULL,
    id UUID NOT NULL,
    article_id UUID NOT NULL REFERENCES article ON DELETE CASCADE,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    -- Who wrote it elsewhere, where the moderator only brought it in.
    creator_name TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'tag', 'flag')),
    text TEXT,
    tag TEXT,
    rule_code TEXT,
    severity TEXT,
    -- TextQuoteSelector and TextPositionSelector: UTF-16 offsets, end exclusive, into the body, or into the article's
    -- paragraphs joined by two line feeds. More is kept of what stands around it than is exported, to find it again.
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    selection_start INTEGER NOT NULL,
    selection_end INTEGER NOT NULL,
    -- How often these words stood in the text.
    copies INTEGER NOT NULL,
    -- The passage is no longer found since.
    lost_at TIMESTAMPTZ(3),
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    edited_at TIMESTAMPTZ(3),
    resolved_at TIMESTAMPTZ(3),
    resolved_by UUID,
    deleted_at TIMESTAMPTZ(3),
    PRIMARY KEY (subject_id, id)
);
CREATE INDEX annotation_article_id_written_at_id_idx ON annotation (article_id, written_at, id);
CREATE INDEX annotation_moderator_id_written_at_id_idx ON annotation (moderator_id, written_at, id);
CREATE INDEX annotation_tag_written_at_id_idx ON annotation (tag, written_at, id);
CREATE INDEX annotation_written_at_id_idx ON annotation (written_at, id);
CREATE INDEX annotation_resolved ON annotation (written_at, id) WHERE resolved_at IS NOT NULL;
CREATE INDEX annotation_lost ON annotation (written_at, id) WHERE lost_at IS NOT NULL;

-- What colleagues answer to an annotation or to a note.
CREATE TABLE note_reply (
    subject_id UUID NOT NULL,
    -- The annotation or the note.
    note_id UUID NOT NULL,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    -- Who wrote it elsewhere, where the moderator only brought it in.
    creator_name TEXT,
    text TEXT NOT NULL,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    edited_at TIMESTAMPTZ(3),
    deleted_at TIMESTAMPTZ(3),
    PRIMARY KEY (subject_id, note_id, id)
);

-- A colleague named in an annotation, a note or an answer to one.
CREATE TABLE note_naming (
    subject_id UUID NOT NULL,
    -- The annotation or the note.
    note_id UUID NOT NULL,
    -- What names: the same, or an answer to it.
    named_in UUID NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    named_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    seen_at TIMESTAMPTZ(3),
    PRIMARY KEY (subject_id, note_id, named_in, moderator_id)
);
CREATE INDEX note_naming_moderator_id_named_at_note_id_idx ON note_naming (moderator_id, named_at, note_id);
CREATE INDEX note_naming_unseen ON note_naming (moderator_id) WHERE seen_at IS NULL;

-- What a moderator said that a comment answers; it stands before what any source or rule says.
CREATE TABLE link_correction (
    comment_id UUID PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
    -- Null: it answers no other comment.
    parent_id UUID,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    corrected_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

-- A comment that shows what a rule means.
CREATE TABLE rule_example (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    rule_code TEXT NOT NULL REFERENCES rule ON DELETE RESTRICT,
    is_breach BOOLEAN NOT NULL,
    text TEXT,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    chosen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, rule_code)
);
CREATE INDEX rule_example_rule_code_chosen_at_idx ON rule_example (rule_code, chosen_at);

CREATE TABLE quote (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    source_comment_id UUID,
    source_paragraph INTEGER,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    kind TEXT NOT NULL DEFAULT 'verbatim' CHECK (kind IN ('verbatim', 'cut', 'edited')),
    CHECK (num_nonnulls(source_comment_id, source_paragraph) = 1),
    PRIMARY KEY (comment_id, number)
);
CREATE INDEX quote_source_comment_id_idx ON quote (source_comment_id);

-- Another comment that a comment speaks of, beside the one it answers.
CREATE TABLE mention (
    comment_id UUID NOT NULL REFERENCES comment ON DELETE CASCADE,
    number INTEGER NOT NULL,
    mentioned_comment_id UUID NOT NULL,
    evidence TEXT NOT NULL CHECK (evidence IN ('quote', 'name')),
    PRIMARY KEY (comment_id, number)
);
CREATE INDEX mention_mentioned_comment_id_idx ON mention (mentioned_comment_id);

-- The sentence of the article that a comment quotes or most likely answers.
CREATE TABLE answer (
    comment_id UUID PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
    article_id UUID NOT NULL,
    paragraph INTEGER NOT NULL,
    -- UTF-16 offsets into the paragraph, end exclusive.
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('quoted', 'likely')),
    -- From 0 to 1.
    strength DOUBLE PRECISION NOT NULL,
    -- What a likely one shares with the comment, as the article has it, the most telling first.
    words TEXT[] NOT NULL DEFAULT '{}'
);
CREATE INDEX answer_article_id_paragraph_comment_id_idx ON answer (article_id, paragraph, comment_id);

-- Comments that say nearly the same, across articles and authors.
CREATE TABLE like_cluster (
    -- The id of its first comment.
    id UUID PRIMARY KEY,
    comment_count INTEGER NOT NULL
);
CREATE INDEX like_cluster_comment_count_id_idx ON like_cluster (comment_count, id);

-- What is kept of a comment's words to find others like it (docs/decisions/2026-11-22-likeness.md).
CREATE TABLE likeness (
    comment_id UUID PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
    -- A hash of its body and of where it quotes: another one, and it is looked at again.
    body_key BIGINT NOT NULL,
    -- By what others find it. Null: it is too short, or others of its cluster are found in its place.
    bands INTEGER[],
    -- Null: nothing else is like it.
    cluster_id UUID
);
CREATE INDEX likeness_cluster ON likeness (cluster_id, comment_id) WHERE cluster_id IS NOT NULL;
-- At once, not from a pending list, which each look-up would have to read.
CREATE INDEX likeness_bands ON likeness USING GIN (bands) WITH (fastupdate = off) WHERE bands IS NOT NULL;

-- What a moderator did to all open comments of a cluster at once; the decision log names it at each of them.
CREATE TABLE like_act (
    id UUID PRIMARY KEY,
    cluster_id UUID NOT NULL,
    moderator_id UUID NOT NULL REFERENCES moderator ON DELETE RESTRICT,
    act TEXT NOT NULL CHECK (act IN ('kept', 'removed', 'escalated', 'flag')),
    -- How many open comments the moderator was told of.
    asked_count INTEGER NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    undone_at TIMESTAMPTZ(3),
    asked UUID
);
CREATE INDEX like_act_cluster_id_started_at_idx ON like_act (cluster_id, started_at);

CREATE TABLE audit_entry (
    id UUID PRIMARY KEY,
    moderator_id UUID REFERENCES moderator ON DELETE RESTRICT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail JSONB NOT NULL DEFAULT '{}',
    at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    asked UUID
);
CREATE INDEX audit_entry_at_id_idx ON audit_entry (at, id);
-- What one person did is read newest first, and the lines of one key press together.
CREATE INDEX audit_entry_moderator_id_at_idx ON audit_entry (moderator_id, at);
CREATE INDEX audit_entry_undoes ON audit_entry ((detail->>'undoes')) WHERE detail ? 'undoes';

CREATE TABLE status_count (
    name TEXT NOT NULL,
    slot INTEGER NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (name, slot)
);

-- With every change of comments: the counts, the list of open comments and the list of moderated ones.
CREATE FUNCTION add_counts(names TEXT[], changes BIGINT[]) RETURNS void LANGUAGE sql AS $$
  -- A slot for each connection, so that two writers seldom wait for one row; one order, so that they never wait in a circle.
  INSERT INTO status_count (name, slot, count)
  SELECT c.name, pg_backend_pid() % 64, sum(c.change)
  FROM unnest(names, changes) c(name, change) GROUP BY c.name HAVING sum(c.change) <> 0 ORDER BY c.name
  ON CONFLICT (name, slot) DO UPDATE SET count = status_count.count + excluded.count
$$;

CREATE FUNCTION list_added_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO open_comment (comment_id, article_id, position, posted_at, known_net, upvotes, downvotes, total,
    controversy, body_chars, net_change, net_change_per_day, net_change_deviation)
  SELECT id, article_id, position, posted_at, known_net, upvotes, downvotes, total,
    controversy, body_chars, net_change, net_change_per_day, net_change_deviation
  FROM added WHERE status = 'open';
  INSERT INTO moderated_comment (comment_id, status, flag_count, note_count)
  SELECT id, status, flag_count, note_count FROM added
  WHERE status <> 'open' OR flag_count > 0 OR note_count > 0;
  PERFORM add_counts(array_agg(name), array_agg(change)) FROM (
    SELECT status AS name, count(*) AS change FROM added GROUP BY status
    UNION ALL SELECT 'flagged', count(*) FROM added WHERE status = 'open' AND flag_count > 0) c;
  RETURN NULL;
END $$;

CREATE TRIGGER comment_added AFTER INSERT ON comment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION list_added_comments();

CREATE FUNCTION list_changed_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'open' THEN
    INSERT INTO open_comment (comment_id, article_id, position, posted_at, known_net, upvotes, downvotes, total,
      controversy, body_chars, net_change, net_change_per_day, net_change_deviation)
    VALUES (NEW.id, NEW.article_id, NEW.position, NEW.posted_at, NEW.known_net, NEW.upvotes, NEW.downvotes, NEW.total,
      NEW.controversy, NEW.body_chars, NEW.net_change, NEW.net_change_per_day, NEW.net_change_deviation)
    ON CONFLICT (comment_id) DO UPDATE
    SET (position, posted_at, known_net, upvotes, downvotes, total, controversy, body_chars, net_change,
      net_change_per_day, net_change_deviation) = (excluded.position, excluded.posted_at, excluded.known_net,
      excluded.upvotes, excluded.downvotes, excluded.total, excluded.controversy, excluded.body_chars,
      excluded.net_change, excluded.net_change_per_day, excluded.net_change_deviation);
  ELSE
    DELETE FROM open_comment WHERE comment_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER comment_changed_order AFTER UPDATE ON comment FOR EACH ROW
  WHEN ((OLD.status = 'open' OR NEW.status = 'open') AND
    (OLD.status, OLD.position, OLD.posted_at, OLD.net, OLD.upvotes, OLD.downvotes, OLD.body, OLD.net_change,
     OLD.net_change_per_day, OLD.net_change_deviation) IS DISTINCT FROM
    (NEW.status, NEW.position, NEW.posted_at, NEW.net, NEW.upvotes, NEW.downvotes, NEW.body, NEW.net_change,
     NEW.net_change_per_day, NEW.net_change_deviation))
  EXECUTE FUNCTION list_changed_comment();

CREATE FUNCTION list_moderated_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'open' OR NEW.flag_count > 0 OR NEW.note_count > 0 THEN
    INSERT INTO moderated_comment (comment_id, status, flag_count, note_count)
    VALUES (NEW.id, NEW.status, NEW.flag_count, NEW.note_count)
    ON CONFLICT (comment_id) DO UPDATE
    SET status = excluded.status, flag_count = excluded.flag_count, note_count = excluded.note_count;
  ELSE
    DELETE FROM moderated_comment WHERE comment_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER comment_moderated AFTER UPDATE ON comment FOR EACH ROW
  WHEN ((OLD.status, OLD.flag_count, OLD.note_count) IS DISTINCT FROM (NEW.status, NEW.flag_count, NEW.note_count))
  EXECUTE FUNCTION list_moderated_comment();

CREATE FUNCTION count_changed_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_counts(array_agg(name), array_agg(change)) FROM (
    SELECT status AS name, count(*) AS change FROM changed GROUP BY status
    UNION ALL SELECT 'flagged', count(*) FROM changed WHERE status = 'open' AND flag_count > 0
    UNION ALL SELECT status, -count(*) FROM earlier GROUP BY status
    UNION ALL SELECT 'flagged', -count(*) FROM earlier WHERE status = 'open' AND flag_count > 0) c;
  RETURN NULL;
END $$;

CREATE TRIGGER comment_counted AFTER UPDATE ON comment
  REFERENCING OLD TABLE AS earlier NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_changed_comments();

CREATE FUNCTION unlist_deleted_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM open_comment o USING deleted d WHERE o.comment_id = d.id;
  DELETE FROM moderated_comment m USING deleted d WHERE m.comment_id = d.id;
  PERFORM add_counts(array_agg(name), array_agg(change)) FROM (
    SELECT status AS name, -count(*) AS change FROM deleted GROUP BY status
    UNION ALL SELECT 'flagged', -count(*) FROM deleted WHERE status = 'open' AND flag_count > 0) c;
  RETURN NULL;
END $$;

CREATE TRIGGER comment_deleted AFTER DELETE ON comment
  REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION unlist_deleted_comments();

-- The decision log and the audit log only grow, whoever asks: also the owner of the tables.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lines of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER decision_only_grows BEFORE UPDATE OR TRUNCATE ON decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Decisions about a sample go with the sample, which nobody moderated in earnest.
CREATE FUNCTION refuse_deletion_of_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM comment c JOIN article a ON a.id = c.article_id WHERE c.id = OLD.comment_id AND a.is_sample) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Lines of decision are never changed or deleted' USING ERRCODE = 'insufficient_privilege';
END $$;

-- For each row: deleting a comment without decisions runs an empty DELETE here.
CREATE TRIGGER decision_is_not_deleted BEFORE DELETE ON decision
  FOR EACH ROW EXECUTE FUNCTION refuse_deletion_of_decision();

-- What came in as a sample can turn out to be real, never the other way round.
CREATE FUNCTION refuse_late_sample() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An article becomes no sample later' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER article_becomes_no_sample BEFORE UPDATE OF is_sample ON article
  FOR EACH ROW WHEN (NEW.is_sample AND NOT OLD.is_sample) EXECUTE FUNCTION refuse_late_sample();

-- The one way to delete comments. It runs as the owner of the tables and writes its own line into the audit log, so its
-- search_path is fixed: with another one, tables of the caller could stand in for ours.
DO $do$ BEGIN
  EXECUTE format($create$
    CREATE FUNCTION delete_sample_comments(asked_by uuid) RETURNS INTEGER
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
    DECLARE
      articles uuid[] := ARRAY(SELECT id FROM article WHERE is_sample);
      comments int := (SELECT count(*) FROM comment WHERE article_id = ANY (articles));
    BEGIN
      DELETE FROM decision d USING comment c WHERE c.id = d.comment_id AND c.article_id = ANY (articles);
      INSERT INTO audit_entry (id, moderator_id, action, subject, detail)
      VALUES (gen_random_uuid(), asked_by, 'sample.remove', 'sample',
        jsonb_build_object('articles', cardinality(articles), 'comments', comments));
      DELETE FROM comment c WHERE c.article_id = ANY (articles);
      RETURN comments;
    END $body$
  $create$, current_schema());
END $do$;

REVOKE EXECUTE ON FUNCTION delete_sample_comments(uuid) FROM PUBLIC;

-- The house rules that a desk starts with, in our own words. `number` is the key pressed in the flag dialog.
INSERT INTO rule (code, number, name, text) VALUES
('insult', 1, 'Personal insult', 'Argue with what was said, never with who said it. A comment that belittles another reader, a journalist or a person in the story breaks this rule, also when it is clever, and also when the other began.'),
('hate', 2, 'Hate', 'No contempt for people because of origin, skin colour, faith, sex, orientation, age or disability. Criticism of a government, a company or an idea is welcome; contempt for those born under it is not.'),
('threat', 3, 'Threat', 'No wish, call or hint that somebody should come to harm. When a threat sounds as if it were meant, escalate as well, so that somebody can act on it.'),
('advertising', 4, 'Advertising', 'Comments are not a market. Offers, discount codes, invitations to channels and links whose purpose is to sell come down, whatever they sell.'),
('spam', 5, 'Spam', 'The same text posted again and again, text made by a machine to fill space, and strings without sense. One honest double post is not spam.'),
('banned-words', 6, 'Banned words', 'Obscene language and the words on the house list, also when spelled around the filter. A swear word quoted because the story is about it may stay.'),
('off-topic', 7, 'Off topic', 'A comment belongs under the article it answers. Doubt about our own reporting is on topic; complaints about the site go to the letters desk. An opinion that is merely beside the point is not enough.'),
('misinformation', 8, 'Misinformation', 'A claim of fact that is plainly false and could hurt somebody who believes it, or an accusation against a person without any source. Being wrong is allowed; say in the note what is false.'),
('impersonation', 9, 'Impersonation', 'Nobody speaks as another person, as our staff or in the name of an office they do not hold. Parody that nobody could mistake may stay.'),
('personal-data', 10, 'Personal data', 'No addresses, telephone numbers, workplaces, number plates or private messages of anybody who did not publish them. Remove first, discuss later.'),
('other', 11, 'Other', 'Something else that a colleague should see. Say in the note what it is; if the same note comes up often, it deserves a rule of its own.');

INSERT INTO rule_version (rule_code, version, name, text) SELECT code, 1, name, text FROM rule;

-- What a new comment's state at its source makes of it on the desk; an admin can change it.
INSERT INTO setting (key, value)
VALUES ('import.states', '{"approved":"open","pending":"open","spam":"removed","trash":"removed","deleted":"removed"}');
