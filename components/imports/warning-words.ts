import type { WarningCode } from "@/lib/domain/parsed-article";

/** What each kind of warning is about, in a moderator's words. */
export const WARNING_WORDS = {
  count_differs: "Claims another number of comments",
  net_differs: "Net is not up less down",
  no_votes: "Without votes",
  undivided_bodies: "Comments that cannot be told apart",
  cut_off: "Cut off before the end",
  thread_start_guessed: "Where the thread begins is guessed",
  article_expired: "Article no longer shown",
  title_missing: "Article without a title",
  bad_date: "Dates that cannot be read",
  bad_number: "Numbers that cannot be read",
  rounded_number: "Rounded numbers",
  undecodable_bytes: "Bytes that are no text",
  replaced_characters: "Characters that had to be replaced",
  unknown_parent: "Answers a comment that is not there",
  unknown_thread: "Belongs to a thread that is not there",
  missing_author: "Without an author",
  not_loaded: "Comments that the source left out",
  closed_thread: "Threads that are closed or deleted",
  repeated_id: "Several copies of one comment",
  damaged_id: "Damaged ids: one for several comments",
  refused_record: "Records that cannot be read",
  personal_left_out: "E-mail and IP addresses left out",
} satisfies Record<WarningCode, string>;
