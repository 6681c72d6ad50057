-- Attempts are counted by account, by address and in all; those of a browser that knows the account by themselves.
TRUNCATE sign_in_attempt;

ALTER TABLE sign_in_attempt
  ADD COLUMN address text NOT NULL,
  ADD COLUMN device text;

DROP INDEX sign_in_attempt_email_attempted_at_idx;
CREATE INDEX sign_in_attempt_attempted_at_idx ON sign_in_attempt (attempted_at);
