-- Whether readers can still comment at the source, and whether the thread still stands there.
ALTER TABLE article
  ADD COLUMN thread_state text CHECK (thread_state IN ('open', 'closed', 'deleted'));
