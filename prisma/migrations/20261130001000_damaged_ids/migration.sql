-- Comments whose id at their source came with other comments too: nobody can say which of them an answer by that id
-- is for. Hardly ever has any row. Runs on PostgreSQL 15 to 18.
CREATE TABLE damaged_id (
    -- The comment that stands under the plain id.
    comment_id UUID NOT NULL,

    CONSTRAINT damaged_id_pkey PRIMARY KEY (comment_id)
);

ALTER TABLE damaged_id ADD CONSTRAINT damaged_id_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE ON UPDATE NO ACTION;
