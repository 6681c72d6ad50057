import fc from "fast-check";
import { expect, test } from "vitest";
import { guessColumns } from "./guess-columns";

test.for([
  [
    "comment_id,comment_post_ID,comment_author,comment_author_email,comment_author_IP,comment_date_gmt,comment_content,comment_approved,comment_parent",
    {
      comment_id: "comment_id",
      article_id: "comment_post_ID",
      author: "comment_author",
      email: "comment_author_email",
      ip: "comment_author_IP",
      posted_at: "comment_date_gmt",
      body: "comment_content",
      state: "comment_approved",
      parent_id: "comment_parent",
    },
  ],
  [
    "id,thread.title,author.name,createdAt,message,likes,dislikes,parent",
    {
      comment_id: "id",
      article_title: "thread.title",
      author: "author.name",
      posted_at: "createdAt",
      body: "message",
      upvotes: "likes",
      downvotes: "dislikes",
      parent_id: "parent",
    },
  ],
  [
    "id,subreddit,body,ups,score,created_utc",
    {
      comment_id: "id",
      outlet: "subreddit",
      body: "body",
      upvotes: "ups",
      net: "score",
      posted_at: "created_utc",
    },
  ],
  [
    "Headline,User's name,User's comment,Thumbs up,Thumbs down",
    {
      article_title: "Headline",
      author: "User's name",
      body: "User's comment",
      upvotes: "Thumbs up",
      downvotes: "Thumbs down",
    },
  ],
  [
    "記事,コメントID,ユーザー名,コメント本文,いいね数,低評価,投稿日時,返信先",
    {
      article_title: "記事",
      comment_id: "コメントID",
      author: "ユーザー名",
      body: "コメント本文",
      upvotes: "いいね数",
      downvotes: "低評価",
      posted_at: "投稿日時",
      parent_id: "返信先",
    },
  ],
  ["ＣＯＭＭＥＮＴ　ＴＥＸＴ,Up-Votes", { body: "ＣＯＭＭＥＮＴ　ＴＥＸＴ", upvotes: "Up-Votes" }],
  ["rank,price,colour", {}],
] as const)("%s", ([headings, columns]) => {
  expect(guessColumns(headings.split(","))).toEqual(columns);
});

test("of two columns that could be the text, the one that is no number is", () => {
  expect(guessColumns(["comments", "post"], [["12", "Hm."]]).body).toBe("post");
});

test.for([
  ["created_date", "posted_at"],
  ["createDate", "posted_at"],
  ["Published Timestamp", "posted_at"],
  ["DATE_CREATED", "posted_at"],
  ["Date of comment", "posted_at"],
  ["commentTimeUTC", "posted_at"],
  ["submission-time", "posted_at"],
  ["insertedAt", "posted_at"],
  ["posVotes", "upvotes"],
  ["neg_votes", "downvotes"],
  ["Number of Likes", "upvotes"],
  ["num dislikes", "downvotes"],
  ["totalUpVotes", "upvotes"],
  ["votes_negative", "downvotes"],
  ["thumbs_up_count", "upvotes"],
  ["ThumbsDown", "downvotes"],
  ["voteScore", "net"],
  ["Moderation State", "state"],
  ["isDeleted", "state"],
  ["comment_approval", "state"],
  ["replyToCommentId", "parent_id"],
  ["parent_message_id", "parent_id"],
  ["In-Reply-To ID", "parent_id"],
  ["_id", "comment_id"],
  ["Comment UUID", "comment_id"],
  ["authorDisplayName", "author"],
  ["Commenter Full Name", "author"],
  ["assetUrl", "article_url"],
  ["Blog Post Title", "article_title"],
  ["asset_id", "article_id"],
  ["Full Comment Text", "body"],
  ["commentBodyHTML", "body"],
  ["content.rendered", "body"],
] as const)("the heading %j means %s", ([heading, meaning]) => {
  expect(guessColumns([heading])).toEqual({ [meaning]: heading });
});

test.for([
  "updated_at",
  "lastModifiedDate",
  "edit_time",
  "word_count",
  "user_id",
  "comment_count",
  "avatar_url",
  "spam_score",
  "reply_count",
])("the heading %j means nothing to the desk", (heading) => {
  expect(guessColumns([heading, "body"])).toEqual({ body: "body" });
});

test("a heading that can mean several things means what its cells are", () => {
  expect(
    guessColumns(
      ["rating", "text"],
      [
        ["approved", "Hm."],
        ["rejected", "No."],
      ],
    ).state,
  ).toBe("rating");
  expect(
    guessColumns(
      ["rating", "text"],
      [
        ["4", "Hm."],
        ["-1", "No."],
      ],
    ),
  ).toEqual({ net: "rating", body: "text" });
  expect(guessColumns(["published", "text"], [["true", "Hm."]]).state).toBe("published");
  expect(guessColumns(["published", "text"], [["2026-01-02", "Hm."]]).posted_at).toBe("published");
  expect(guessColumns(["id", "post", "text"], [["3", "7", "Hm."]])).toEqual({
    comment_id: "id",
    article_id: "post",
    body: "text",
  });
  expect(guessColumns(["id", "post"], [["3", "Hm."]]).body).toBe("post");
  expect(guessColumns(["id", "post_id", "text"])).toEqual({
    comment_id: "id",
    article_id: "post_id",
    body: "text",
  });
});

test("an address that leads to a comment is the article's only where the article can be told from it", () => {
  expect(guessColumns(["url", "text"], [["https://a.example/x#c-7", "Hm."]]).article_url).toBe("url");
  expect(
    guessColumns(["Comment URL", "text"], [["https://a.example/x?commentID=7", "Hm."]]).article_url,
  ).toBe("Comment URL");
  expect(guessColumns(["comment_url", "text"], [["https://a.example/comments/7", "Hm."]])).toEqual({
    body: "text",
  });
});

test("whatever the headings, each column means one thing at most, and what was told stands", () => {
  const word = fc.constantFrom(
    "text",
    "comment",
    "id",
    "user",
    "name",
    "title",
    "score",
    "likes",
    "date",
    "x",
    "__proto__",
    "",
  );
  fc.assert(
    fc.property(fc.uniqueArray(word), word, (headings, body) => {
      const columns = guessColumns(headings, [], { body });
      const named = Object.values(columns);
      expect(columns.body).toBe(body);
      expect(new Set(named).size).toBe(named.length);
      expect(named.every((name) => name === body || headings.some((heading) => heading === name))).toBe(true);
    }),
  );
});
