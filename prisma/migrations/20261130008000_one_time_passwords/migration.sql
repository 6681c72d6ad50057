-- Until when a password that somebody handed over may be used; null: it is the person's own.
ALTER TABLE moderator ADD COLUMN one_time_until timestamptz(3);

UPDATE moderator SET one_time_until = now() + interval '1 day'
WHERE EXISTS (SELECT FROM setting WHERE key = 'one_time_password:' || moderator.id);

DELETE FROM setting WHERE key LIKE 'one\_time\_password:%';
