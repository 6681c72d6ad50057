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
    CREATE FUNCTION delete_sample_comments(asked_by uuid) RETURNS TABLE (status text, is_flagged boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
    DECLARE
      articles uuid[] := ARRAY(SELECT id FROM article WHERE is_sample);
      comments int := (SELECT count(*) FROM comment WHERE article_id = ANY (articles));
    BEGIN
      DELETE FROM decision d USING comment c WHERE c.id = d.comment_id AND c.article_id = ANY (articles);
      INSERT INTO audit_entry (id, moderator_id, action, subject, detail)
      VALUES (gen_random_uuid(), asked_by, 'sample.remove', 'sample',
        jsonb_build_object('articles', cardinality(articles), 'comments', comments));
      RETURN QUERY DELETE FROM comment c WHERE c.article_id = ANY (articles)
        RETURNING c.status, c.status = 'open' AND c.flag_count > 0;
    END $body$
  $create$, current_schema());
END $do$;

REVOKE EXECUTE ON FUNCTION delete_sample_comments(uuid) FROM PUBLIC;
