-- How many readers reported the comment at its source; null: the source does not say.
ALTER TABLE comment ADD COLUMN report_count integer CHECK (report_count >= 0);
