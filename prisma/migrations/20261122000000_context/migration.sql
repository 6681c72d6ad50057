-- The context of a comment: what it answers, what else was written on the story, what was said of it before
-- (docs/decisions/2026-11-22-context.md). Runs on PostgreSQL 15 to 18.

-- Raised by whatever changes an article or its thread; its context is worked out soon after, and the count put back to 0.
ALTER TABLE article ADD COLUMN context_due INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_context_due ON article (id) WHERE context_due > 0;
-- What was imported before this version is read once.
UPDATE article SET context_due = 1;

-- What the desk worked out about a thread as a whole, so that opening an article counts nothing.
CREATE TABLE article_context (
    article_id UUID NOT NULL,
    -- For each paragraph how many comments answer it and how they were received.
    paragraph_answers JSONB NOT NULL DEFAULT '[]',
    -- The spread of votes and the shape of the thread.
    thread_facts JSONB NOT NULL DEFAULT '{}',
    worked_out_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT article_context_pkey PRIMARY KEY (article_id)
);

ALTER TABLE quote
    ADD COLUMN kind TEXT NOT NULL DEFAULT 'verbatim',
    ADD CHECK (kind IN ('verbatim', 'cut', 'edited'));

-- Another comment that a comment speaks of, beside the one it answers.
CREATE TABLE mention (
    comment_id UUID NOT NULL,
    number INTEGER NOT NULL,
    mentioned_comment_id UUID NOT NULL,
    evidence TEXT NOT NULL,

    CHECK (evidence IN ('quote', 'name')),
    CONSTRAINT mention_pkey PRIMARY KEY (comment_id,number)
);

-- What a moderator said that a comment answers; it stands before what any source or rule says.
CREATE TABLE link_correction (
    comment_id UUID NOT NULL,
    -- Null: it answers no other comment.
    parent_id UUID,
    moderator_id UUID NOT NULL,
    corrected_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT link_correction_pkey PRIMARY KEY (comment_id)
);

-- The sentence of the article that a comment quotes or most likely answers.
CREATE TABLE answer (
    comment_id UUID NOT NULL,
    article_id UUID NOT NULL,
    paragraph INTEGER NOT NULL,
    -- UTF-16 offsets into the paragraph, end exclusive.
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- From 0 to 1.
    strength DOUBLE PRECISION NOT NULL,
    -- What a likely one shares with the comment, as the article has it, the most telling first.
    words TEXT[] NOT NULL DEFAULT '{}',

    CHECK (kind IN ('quoted', 'likely')),
    CONSTRAINT answer_pkey PRIMARY KEY (comment_id)
);

-- Comments that say nearly the same, across articles and authors.
CREATE TABLE like_cluster (
    -- The id of its first comment.
    id UUID NOT NULL,
    comment_count INTEGER NOT NULL,

    CONSTRAINT like_cluster_pkey PRIMARY KEY (id)
);

-- What is kept of a comment's words to find others like it (docs/decisions/2026-11-22-likeness.md).
CREATE TABLE likeness (
    comment_id UUID NOT NULL,
    -- A hash of its body and of where it quotes: another one, and it is looked at again.
    body_key BIGINT NOT NULL,
    -- By what others find it. Null: it is too short, or others of its cluster are found in its place.
    bands INTEGER[],
    -- Null: nothing else is like it.
    cluster_id UUID,

    CONSTRAINT likeness_pkey PRIMARY KEY (comment_id)
);

-- What a moderator did to all open comments of a cluster at once; the decision log names it at each of them.
CREATE TABLE like_act (
    id UUID NOT NULL,
    cluster_id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    act TEXT NOT NULL,
    -- How many open comments the moderator was told of.
    asked_count INTEGER NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    undone_at TIMESTAMPTZ(3),

    CHECK (act IN ('kept', 'removed', 'escalated', 'flag')),
    CONSTRAINT like_act_pkey PRIMARY KEY (id)
);

-- What an article is about, for finding others on the same story.
CREATE TABLE article_words (
    article_id UUID NOT NULL,
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
    compared_among INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT article_words_pkey PRIMARY KEY (article_id)
);

-- How many articles hold a word; the empty word counts the articles.
CREATE TABLE story_word (
    word TEXT NOT NULL,
    article_count INTEGER NOT NULL,

    CONSTRAINT story_word_pkey PRIMARY KEY (word)
);

-- Two articles on one story; article_id is the lesser id.
CREATE TABLE article_pair (
    article_id UUID NOT NULL,
    other_id UUID NOT NULL,
    -- Null: only a moderator says that they belong together, or never did.
    strength TEXT,
    score DOUBLE PRECISION,
    -- What a moderator said of the pair; it outlives every import.
    verdict TEXT,
    moderator_id UUID,
    decided_at TIMESTAMPTZ(3),

    CHECK (article_id < other_id),
    CHECK (strength IN ('same', 'related')),
    CHECK (verdict IN ('same', 'related', 'refused')),
    CONSTRAINT article_pair_pkey PRIMARY KEY (article_id,other_id)
);

-- A passage of a comment or of an article with what a moderator says of it: a Web Annotation (W3C, 2017).
CREATE TABLE annotation (
    -- The comment, or the article where article_id is the same.
    subject_id UUID NOT NULL,
    id UUID NOT NULL,
    article_id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    -- Who wrote it elsewhere, where the moderator only brought it in.
    creator_name TEXT,
    kind TEXT NOT NULL,
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

    CHECK (kind IN ('note', 'tag', 'flag')),
    CONSTRAINT annotation_pkey PRIMARY KEY (subject_id,id)
);

-- What colleagues answer to an annotation or to a note.
CREATE TABLE note_reply (
    subject_id UUID NOT NULL,
    -- The annotation or the note.
    note_id UUID NOT NULL,
    id UUID NOT NULL,
    moderator_id UUID NOT NULL,
    -- Who wrote it elsewhere, where the moderator only brought it in.
    creator_name TEXT,
    text TEXT NOT NULL,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    edited_at TIMESTAMPTZ(3),
    deleted_at TIMESTAMPTZ(3),

    CONSTRAINT note_reply_pkey PRIMARY KEY (subject_id,note_id,id)
);

-- A colleague named in an annotation, a note or an answer to one.
CREATE TABLE note_naming (
    subject_id UUID NOT NULL,
    -- The annotation or the note.
    note_id UUID NOT NULL,
    -- What names: the same, or an answer to it.
    named_in UUID NOT NULL,
    moderator_id UUID NOT NULL,
    named_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    seen_at TIMESTAMPTZ(3),

    CONSTRAINT note_naming_pkey PRIMARY KEY (subject_id,note_id,named_in,moderator_id)
);

ALTER TABLE note
    ADD COLUMN resolved_at TIMESTAMPTZ(3),
    ADD COLUMN resolved_by UUID;

-- House rules change; a flag cites the version in force when it was raised.
ALTER TABLE rule
    ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN retired_at TIMESTAMPTZ(3);
ALTER TABLE flag ADD COLUMN rule_version INTEGER NOT NULL DEFAULT 1;

CREATE TABLE rule_version (
    rule_code TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    -- Null: it came with Komainu.
    moderator_id UUID,
    written_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT rule_version_pkey PRIMARY KEY (rule_code,version)
);
INSERT INTO rule_version (rule_code, version, name, text) SELECT code, 1, name, text FROM rule;

-- A comment that shows what a rule means.
CREATE TABLE rule_example (
    comment_id UUID NOT NULL,
    rule_code TEXT NOT NULL,
    is_breach BOOLEAN NOT NULL,
    text TEXT,
    moderator_id UUID NOT NULL,
    chosen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT rule_example_pkey PRIMARY KEY (comment_id,rule_code)
);

CREATE INDEX mention_mentioned_comment_id_idx ON mention(mentioned_comment_id);
CREATE INDEX answer_article_id_paragraph_comment_id_idx ON answer(article_id, paragraph, comment_id);
CREATE INDEX likeness_cluster ON likeness (cluster_id, comment_id) WHERE cluster_id IS NOT NULL;
-- At once, not from a pending list, which each look-up would have to read.
CREATE INDEX likeness_bands ON likeness USING GIN (bands) WITH (fastupdate = off) WHERE bands IS NOT NULL;
CREATE INDEX like_cluster_comment_count_id_idx ON like_cluster(comment_count, id);
CREATE INDEX like_act_cluster_id_started_at_idx ON like_act(cluster_id, started_at);
CREATE INDEX article_words_signature_idx ON article_words USING GIN (signature);
CREATE INDEX article_words_compared_among_article_id_idx ON article_words(compared_among, article_id);
CREATE INDEX article_pair_other_id_idx ON article_pair(other_id);
CREATE INDEX annotation_article_id_written_at_id_idx ON annotation(article_id, written_at, id);
CREATE INDEX annotation_moderator_id_written_at_id_idx ON annotation(moderator_id, written_at, id);
CREATE INDEX annotation_tag_written_at_id_idx ON annotation(tag, written_at, id);
CREATE INDEX annotation_written_at_id_idx ON annotation(written_at, id);
CREATE INDEX annotation_resolved ON annotation (written_at, id) WHERE resolved_at IS NOT NULL;
CREATE INDEX annotation_lost ON annotation (written_at, id) WHERE lost_at IS NOT NULL;
CREATE INDEX note_naming_moderator_id_named_at_note_id_idx ON note_naming(moderator_id, named_at, note_id);
CREATE INDEX note_naming_unseen ON note_naming (moderator_id) WHERE seen_at IS NULL;
CREATE INDEX flag_rule_code_raised_at_idx ON flag(rule_code, raised_at);
CREATE INDEX rule_example_rule_code_chosen_at_idx ON rule_example(rule_code, chosen_at);
CREATE INDEX quote_source_comment_id_idx ON quote(source_comment_id);

ALTER TABLE article_context ADD CONSTRAINT article_context_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE mention ADD CONSTRAINT mention_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE link_correction ADD CONSTRAINT link_correction_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE link_correction ADD CONSTRAINT link_correction_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE answer ADD CONSTRAINT answer_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE like_act ADD CONSTRAINT like_act_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE likeness ADD CONSTRAINT likeness_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE article_words ADD CONSTRAINT article_words_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE article_pair ADD CONSTRAINT article_pair_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE article_pair ADD CONSTRAINT article_pair_other_id_fkey FOREIGN KEY (other_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE article_pair ADD CONSTRAINT article_pair_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE annotation ADD CONSTRAINT annotation_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE annotation ADD CONSTRAINT annotation_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE note_reply ADD CONSTRAINT note_reply_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE note_naming ADD CONSTRAINT note_naming_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE rule_version ADD CONSTRAINT rule_version_rule_code_fkey FOREIGN KEY (rule_code) REFERENCES rule(code) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE rule_version ADD CONSTRAINT rule_version_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE rule_example ADD CONSTRAINT rule_example_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE rule_example ADD CONSTRAINT rule_example_rule_code_fkey FOREIGN KEY (rule_code) REFERENCES rule(code) ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE rule_example ADD CONSTRAINT rule_example_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES moderator(id) ON DELETE RESTRICT ON UPDATE NO ACTION;
