-- Groups of comments that say nearly the same are made anew: every member is like the first. All threads are read again.
TRUNCATE likeness, like_cluster;
UPDATE article SET context_due = context_due + 1;
