import { COLUMN_MEANINGS, type ColumnMap, type ColumnMeaning } from "./column-meanings";

/** Names of each meaning as people write them, without spaces and signs; the surest first. */
const NAMES: Record<ColumnMeaning, string> = {
  article_id:
    "articleid threadid storyid topicid discussionid pageid entryid commentpostid newsid contentid article.id thread.id story.id 記事id スレッドid",
  article_title:
    "articletitle article threadtitle thread storytitle story headline pagetitle topictitle newstitle newsheadline title article.title thread.title story.title topic 記事タイトル 記事名 記事 見出し タイトル スレッド 件名",
  article_url:
    "articleurl articlelink threadurl threadlink storyurl pageurl newsurl pagelink permalink canonicalurl article.url thread.url thread.link story.url url link uri 記事url リンク アドレス",
  outlet:
    "outlet publication newspaper publisher website site siteid sitename forum community subreddit article.outlet 媒体 媒体名 メディア サイト 新聞",
  comment_id: "commentid cid comment.id postid messageid replyid id uuid guid コメントid 投稿id 番号id",
  parent_id:
    "parentid replytoid replyto inreplyto inreplytoid parentcommentid commentparent parentcomment replytocommentid parent parent.id pid 返信先id 返信先 親コメントid 親コメント 親id 親",
  position: "position commentnumber number index no floor 順番 番号 順位",
  author:
    "author authorname commentauthor displayname username screenname nickname nick user commenter commentername poster postedby handle member membername by name userdisplayname author.name author.username author.displayname user.name user.username 投稿者 投稿者名 ユーザー名 ユーザー ユーザ名 ニックネーム ハンドル 名前 氏名 著者 書き込み者",
  posted_at:
    "postedat posted createdat created createdutc createdtime creationdate publishedat published timestamp datetime commentdategmt commentdate dategmt timeparsed postedon posttime postdate date time when submittedat submitted writtenat 投稿日時 投稿日 作成日時 作成日 コメント日時 日時 日付 時刻 時間",
  body: "body commentbody commenttext commentcontent text comment message content rawmessage bodytext commenthtml textdisplay selftext posttext postbody remark remarks opinion feedback review reply post words raw html msg 本文 コメント本文 コメント内容 コメント 内容 テキスト 投稿内容 投稿本文 書き込み 意見 感想",
  net: "net netvotes score points netscore votescore karma rating votes.net votes 得点 スコア 評価 点数",
  upvotes:
    "upvotes upvotecount ups up likes likecount like thumbsup thumbsupcount positive plus pluses recommends recommendations favorites goodcount good agree agrees votesup votes.up upvoted いいね いいね数 高評価 賛成 賛成数 グッド 支持 共感した そう思う",
  downvotes:
    "downvotes downvotecount downs down dislikes dislikecount dislike thumbsdown thumbsdowncount negative minus minuses badcount bad disagree disagrees votesdown votes.down downvoted 低評価 反対 反対数 バッド 不支持 そう思わない",
  state:
    "state status commentapproved approved moderationstatus moderationstate sourcestate 状態 ステータス 承認",
  email:
    "email mail emailaddress authoremail commentauthoremail useremail author.email メール メールアドレス",
  ip: "ip ipaddress authorip commentauthorip userip remoteaddr ipアドレス",
};

/** Words that say whose the column is and not what it holds: "Comment Text", "User's date". */
const OWNERS = /^(?:comment|comments|user|users|reader|post|message|reply|コメント|投稿)(?:の|s)?/;

type Candidate = { meaning: ColumnMeaning; heading: string; rank: number };

const RANKS = rankNames();

/**
 * Which column means what, by its heading; `sampleRows`, in the order of the headings, rule out what cannot be: a
 * column of numbers is no text, and a column of words counts no votes. Each column means one thing at most. What was
 * `told` stands, and is not guessed.
 */
export function guessColumns(
  headings: readonly string[],
  sampleRows: readonly (readonly (string | null)[])[] = [],
  told: ColumnMap = {},
): ColumnMap {
  const candidates = headings
    .flatMap((heading, column) => {
      const samples = sampleRows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
      return candidatesOf(heading).filter(({ meaning }) => canMean(meaning, plainName(heading), samples));
    })
    .sort((one, other) => one.rank - other.rank);
  const columns: ColumnMap = { ...told };
  const taken = new Set(Object.values(told));
  for (const { meaning, heading } of candidates) {
    if (columns[meaning] !== undefined || taken.has(heading)) continue;
    columns[meaning] = heading;
    taken.add(heading);
  }
  return columns;
}

function candidatesOf(heading: string): Candidate[] {
  const name = plainName(heading);
  const exact = (RANKS.get(name) ?? []).map((found) => ({ ...found, heading }));
  const rest = name.replace(OWNERS, "");
  if (exact.length > 0 || rest === name || rest === "") return exact;
  return (RANKS.get(rest) ?? []).map(({ meaning, rank }) => ({ meaning, heading, rank: rank + 1000 }));
}

function rankNames(): Map<string, Omit<Candidate, "heading">[]> {
  const ranks = new Map<string, Omit<Candidate, "heading">[]>();
  for (const meaning of COLUMN_MEANINGS) {
    NAMES[meaning].split(" ").forEach((name, rank) => {
      ranks.set(name, [...(ranks.get(name) ?? []), { meaning, rank }]);
    });
  }
  return ranks;
}

function plainName(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, "");
}

const NUMBER = /^[+\-−]?\d[\d,.\u00a0 ]*$/;
const COUNTS: readonly ColumnMeaning[] = ["net", "upvotes", "downvotes", "position"];
/** Headings of a text in one table and of a count in another. */
const TEXT_OR_COUNT = /^(?:comments?|repl(?:y|ies)|posts?|reviews?|messages?|コメント|投稿)$/;

function canMean(meaning: ColumnMeaning, name: string, samples: readonly string[]): boolean {
  if (samples.length === 0) return true;
  const numbers = samples.filter((cell) => NUMBER.test(cell.normalize("NFKC"))).length;
  if (COUNTS.includes(meaning)) return numbers * 2 >= samples.length;
  if (meaning === "body" && TEXT_OR_COUNT.test(name)) return numbers < samples.length;
  if (meaning === "posted_at") return samples.some((cell) => /\d/.test(cell));
  // An address with a fragment leads to one comment, not to the article.
  if (meaning === "article_url") return samples.some((cell) => !/#.*\d/.test(cell));
  return true;
}
