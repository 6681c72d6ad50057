-- What one person did is read newest first, and the lines of one key press together.
CREATE INDEX audit_entry_moderator_id_at_idx ON audit_entry(moderator_id, at);
CREATE INDEX audit_entry_undoes ON audit_entry ((detail->>'undoes')) WHERE detail ? 'undoes';
CREATE INDEX decision_press ON decision ((detail->>'press'), decided_at, comment_id) WHERE detail ? 'press';
