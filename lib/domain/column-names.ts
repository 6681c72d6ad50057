import type { ColumnMeaning } from "./column-meanings";

/** Names of each meaning as people write them, without spaces and signs; the surest first. */
export const COLUMN_NAMES: Partial<Record<ColumnMeaning, string>> = {
  article_id:
    "articleid threadid storyid topicid discussionid pageid entryid commentpostid newsid contentid article.id thread.id story.id 記事id スレッドid",
  article_title:
    "articletitle article threadtitle thread storytitle story headline pagetitle topictitle newstitle newsheadline title article.title thread.title story.title topic 記事タイトル 記事名 記事 見出し タイトル スレッド 件名 artikel titel überschrift titre titulo título",
  article_url:
    "articleurl articlelink threadurl threadlink storyurl pageurl newsurl pagelink permalink canonicalurl article.url thread.url thread.link story.url url link uri 記事url リンク アドレス",
  outlet:
    "outlet publication newspaper publisher website site siteid sitename forum community subreddit article.outlet 媒体 媒体名 メディア サイト 新聞",
  comment_id: "commentid cid comment.id id postid messageid replyid uuid guid コメントid 投稿id 番号id",
  parent_id:
    "parentid replytoid replyto inreplyto inreplytoid parentcommentid commentparent parentcomment replytocommentid parent parent.id pid 返信先id 返信先 親コメントid 親コメント 親id 親",
  position: "position commentnumber number index no floor 順番 番号 順位",
  author:
    "author authorname commentauthor displayname username screenname nickname nick user commenter commentername poster postedby handle member membername by name userdisplayname author.name author.username author.displayname user.name user.username 投稿者 投稿者名 ユーザー名 ユーザー ユーザ名 ニックネーム ハンドル 名前 氏名 著者 書き込み者 autor verfasser benutzer benutzername auteur pseudo",
  posted_at:
    "postedat posted createdat created createdutc createdtime creationdate publishedat published timestamp datetime commentdategmt commentdate dategmt timeparsed postedon posttime postdate date time when submittedat submitted writtenat 投稿日時 投稿日 作成日時 作成日 コメント日時 日時 日付 時刻 時間 datum zeitpunkt zeit erstellt fecha",
  body: "body commentbody commenttext commentcontent content.rendered content.raw text comment message content rawmessage bodytext commenthtml textdisplay selftext posttext postbody remark remarks opinion feedback review reply post words raw html msg 本文 コメント本文 コメント内容 コメント 内容 テキスト 投稿内容 投稿本文 書き込み 意見 感想 kommentar kommentartext inhalt commentaire contenu comentario contenido",
  net: "net netvotes score points netscore votescore karma rating votes.net votes 得点 スコア 評価 点数 punkte bewertung",
  upvotes:
    "upvotes upvotecount ups up helpful helpfulyes helpfulcount likes likecount like thumbsup thumbsupcount positive plus pluses recommends recommendations favorites goodcount good agree agrees votesup votes.up upvoted いいね いいね数 高評価 賛成 賛成数 グッド 支持 共感した そう思う よいね gefälltmir megusta jaime",
  downvotes:
    "downvotes downvotecount downs down unhelpful helpfulno unhelpfulcount dislikes dislikecount dislike thumbsdown thumbsdowncount negative minus minuses badcount bad disagree disagrees votesdown votes.down downvoted よくないね 低評価 反対 反対数 バッド 不支持 そう思わない gefälltmirnicht nomegusta jenaimepas",
  reports:
    "reports reportcount reportscount numreports abusereports flags flagcount flagscount numflags complaints 通報 通報数 違反報告数",
  state:
    "state status commentapproved approved moderationstatus moderationstate sourcestate 状態 ステータス 承認 zustand",
  kind: "commenttype commentkind",
  email:
    "email mail emailaddress authoremail commentauthoremail useremail author.email メール メールアドレス",
  ip: "ip ipaddress authorip commentauthorip userip remoteaddr ipアドレス",
};

/** German words of a heading in English. */
const GERMAN =
  "kommentar=comment kommentare=comment beitrag=post antwort=reply auf=to artikel=article titel=title überschrift=title benutzer=user nutzer=user verfasser=author autor=author erstellt=created erstellung=created erstell=created veröffentlicht=published veröffentlichung=published gepostet=posted geschrieben=written am=at um=at datum=date zeit=time uhrzeit=time zeitpunkt=time zeitstempel=timestamp inhalt=content übergeordneter=parent übergeordnete=parent übergeordneten=parent eltern=parent daumen=thumb hoch=up runter=down zustimmungen=agree ablehnungen=disagree stimmen=vote positive=positive negative=negative meldungen=report_count anzahl=count nummer=number adresse=address des=of der=of von=of zum=of";
const ENGLISH = new Map(GERMAN.split(" ").map((pair) => pair.split("=") as [string, string]));
const COMPOUND =
  /(kommentar|artikel|beitrag|benutzer|nutzer|eltern|erstellung|erstell|veröffentlichung)s?(?=(?:text|titel|überschrift|inhalt|id|nummer|url|link|adresse|datum|zeit|zeitpunkt|name|status|kommentar|autor)(?!\p{L}))/gu;

/** The words of a heading, which people write in German too. */
export function englishWords(words: string): string {
  return words
    .replace(COMPOUND, "$1 ")
    .replace(/\p{L}+/gu, (word) => (ENGLISH.get(word) ?? word).replace("_", " "));
}

/** What a heading is made of, for those that no list foresees: one of the first words, and any of the others. */
type HeadingForm = { meaning: ColumnMeaning; needs: readonly string[][]; allows: ReadonlySet<string> };

const words = (text: string) => text.split(" ");
const ARTICLE = words("article thread story topic discussion page entry news asset post blog item");
const COMMENT = words("comment message reply post response review user reader visitor");
const ID = words("id uuid guid uid key");
const COUNT = words("vote voted count number num nr no n total sum of thumb user comment reaction the");
const PERSON = words(
  "author user commenter commentator poster member nick nickname username login creator writer contributor",
);

const FORMS: readonly { meaning: ColumnMeaning; needs: string[][]; allows: string[] }[] = [
  {
    meaning: "parent_id",
    needs: [
      ["parent"],
      ["replyto"],
      ["reply", "to"],
      ["answer", "to"],
      ["replied", "to"],
      ["response", "to"],
      ["responding", "to"],
    ],
    allows: [...ID, ...words("comment message reply post response review status in of thread")],
  },
  {
    meaning: "comment_id",
    needs: ID.map((id) => [id]),
    allows: words("comment message reply record row response review the of"),
  },
  {
    meaning: "posted_at",
    needs: words(
      "created posted published submitted written commented date datetime timestamp time createdat creation create publication publish submission submit post insert inserted added sent",
    ).map((word) => [word]),
    allows: words(
      "at on in date datetime timestamp time created posted published utc gmt jst iso local unix epoch ms sec second milli of the original when comment message reply user",
    ),
  },
  {
    meaning: "upvotes",
    needs: words(
      "up upvote upvoted like liked pos positive plus agree recommend recommendation favorite favourite heart good",
    ).map((word) => [word]),
    allows: COUNT,
  },
  {
    meaning: "downvotes",
    needs: words("down downvote downvoted dislike disliked neg negative minus disagree bad").map((word) => [
      word,
    ]),
    allows: COUNT,
  },
  {
    meaning: "reports",
    needs: ["report", "reported", "flag", "flagged", "complaint"].flatMap((word) =>
      ["count", "num", "number", "n", "total", "time", "abuse"].map((how) => [word, how]),
    ),
    allows: COUNT,
  },
  { meaning: "net", needs: words("net score point karma").map((word) => [word]), allows: COUNT },
  {
    meaning: "state",
    needs: words(
      "state status approved approval moderation moderated decision verdict visibility visible published rating deleted removed rejected hidden spam action label result",
    ).map((word) => [word]),
    allows: words("is was has comment source current site the moderator moderation editor of by"),
  },
  {
    meaning: "author",
    needs: PERSON.map((word) => [word]),
    allows: words("comment display screen name full user public handle by post the of"),
  },
  {
    meaning: "article_title",
    needs: ARTICLE.flatMap((word) =>
      ["title", "headline", "heading", "name", "subject"].map((title) => [word, title]),
    ),
    allows: words("the of"),
  },
  {
    meaning: "article_url",
    needs: ARTICLE.flatMap((word) =>
      ["url", "link", "uri", "address", "permalink", "href"].map((link) => [word, link]),
    ),
    allows: words("the of canonical full"),
  },
  {
    meaning: "article_id",
    needs: ARTICLE.flatMap((word) => [...ID, "number", "slug"].map((id) => [word, id])),
    allows: words("comment the of parent"),
  },
  { meaning: "article_id", needs: words("post article story asset").map((word) => [word]), allows: [] },
  {
    meaning: "article_url",
    needs: COMMENT.flatMap((word) => ["url", "link", "permalink", "uri"].map((link) => [word, link])),
    allows: words("the of full"),
  },
  {
    meaning: "body",
    needs: words("body text content message comment remark opinion").map((word) => [word]),
    allows: words(
      "comment user reader full raw plain html rendered original clean cleaned value field post string markdown md source the of s reply message what",
    ),
  },
];

/** Read after the names, the surest form first. */
export const HEADING_FORMS: readonly HeadingForm[] = FORMS.map(({ meaning, needs, allows }) => ({
  meaning,
  needs,
  allows: new Set([...needs.flat(), ...allows]),
}));
