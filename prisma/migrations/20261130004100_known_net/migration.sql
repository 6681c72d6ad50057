-- The net votes as printed or, where the source printed none, up less down. Queues are sorted and filtered by it, so
-- that it takes the place of net in every index. Dropped first: the new column writes each comment anew.
DROP INDEX comment_article_id_position_id_idx,
  comment_status_net_id_idx,
  comment_status_upvotes_id_idx,
  comment_status_downvotes_id_idx,
  comment_status_total_id_idx,
  comment_status_controversy_id_idx,
  comment_status_position_id_idx,
  comment_status_posted_at_id_idx,
  comment_status_body_chars_id_idx,
  comment_status_flag_count_id_idx,
  comment_status_net_change_id_idx,
  comment_status_net_change_per_day_id_idx,
  comment_status_net_change_deviation_id_idx;

ALTER TABLE comment ADD COLUMN known_net INTEGER GENERATED ALWAYS AS (coalesce(net, upvotes - downvotes)) STORED;

CREATE INDEX comment_article_id_position_id_idx ON comment(article_id, position, id)
    INCLUDE (status, known_net, upvotes, downvotes, total, controversy, posted_at, body_chars, flag_count, note_count);
CREATE INDEX comment_status_known_net_id_idx ON comment(status, known_net, id) INCLUDE (flag_count, note_count);
CREATE INDEX comment_status_upvotes_id_idx ON comment(status, upvotes, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_downvotes_id_idx ON comment(status, downvotes, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_total_id_idx ON comment(status, total, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_controversy_id_idx ON comment(status, controversy, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_position_id_idx ON comment(status, position, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_posted_at_id_idx ON comment(status, posted_at, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_body_chars_id_idx ON comment(status, body_chars, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_net_change_id_idx ON comment(status, net_change, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_net_change_per_day_id_idx ON comment(status, net_change_per_day, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_net_change_deviation_id_idx ON comment(status, net_change_deviation, id) INCLUDE (known_net, flag_count, note_count);
CREATE INDEX comment_status_flag_count_id_idx ON comment(status, flag_count, id) INCLUDE (known_net, note_count);
