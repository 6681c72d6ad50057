import type { GeneratedRecord } from "./import-records";
import { generateRecords } from "./import-records";

const THREAD_COMMENTS = 250;

export type SourceName = "wordpress" | "disqus";

/** The text of a generated export of about `bytes`, piece by piece, and how many comments it came to. */
export function generateExport(
  name: SourceName,
  bytes: number,
): { pieces: Generator<string>; comments(): number } {
  const state = { comments: 0 };
  const make = name === "wordpress" ? wordpress : disqus;
  return { pieces: make(bytes, state), comments: () => state.comments };
}

type State = { comments: number };
type Thread = { number: number; records: GeneratedRecord[] };

/** Threads of 250, the comments of each together, as exports by article have them. */
function* threads(): Generator<Thread> {
  let records: GeneratedRecord[] = [];
  let number = 1;
  for (const record of generateRecords(Number.MAX_SAFE_INTEGER)) {
    records.push(record);
    if (records.length < THREAD_COMMENTS) continue;
    yield { number, records };
    number += 1;
    records = [];
  }
}

/** The comment that it answers, where it stands in the same thread; else nothing. */
function parentIn({ records }: Thread, { parent_id }: GeneratedRecord): string | null {
  return records.some((other) => other.comment_id === parent_id) ? parent_id : null;
}

const WORDPRESS_STATES: Record<string, string> = {
  approved: "1",
  pending: "0",
  spam: "spam",
  trash: "trash",
};

function* wordpress(bytes: number, state: State): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Bench Daily</title><link>https://bench.example</link><wp:wxr_version>1.2</wp:wxr_version>
`;
  let written = 0;
  for (const thread of threads()) {
    if (written >= bytes) break;
    const piece = wordpressItem(thread);
    written += piece.length;
    state.comments += thread.records.length;
    yield piece;
  }
  yield "</channel></rss>\n";
}

function wordpressItem(thread: Thread): string {
  const [first] = thread.records;
  const comments = thread.records.map(
    (record) => `<wp:comment><wp:comment_id>${record.comment_id}</wp:comment_id>
<wp:comment_author><![CDATA[${record.author}]]></wp:comment_author>
<wp:comment_author_email><![CDATA[reader${record.comment_id}@bench.example]]></wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP><![CDATA[192.0.2.7]]></wp:comment_author_IP>
<wp:comment_date><![CDATA[${wordpressTime(record)}]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[${wordpressTime(record)}]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[${html(record.body)}]]></wp:comment_content>
<wp:comment_approved><![CDATA[${WORDPRESS_STATES[record.state] ?? "1"}]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>${parentIn(thread, record) ?? 0}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
`,
  );
  return `<item><title>${first?.article_title} &amp; more</title><link>https://bench.example/${thread.number}</link>
<dc:creator><![CDATA[editor]]></dc:creator><content:encoded><![CDATA[<p>${html(first?.body ?? "")}</p>]]></content:encoded>
<wp:post_id>${thread.number}</wp:post_id><wp:post_date_gmt><![CDATA[${first ? wordpressTime(first) : ""}]]></wp:post_date_gmt>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
${comments.join("")}</item>
`;
}

/** Every thread first, then every comment, as Disqus writes them. */
function* disqus(bytes: number, state: State): Generator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>bench</forum><title>General</title><isDefault>true</isDefault></category>
`;
  let written = 0;
  // The number of threads is found on a first walk, the comments are made anew on a second.
  let count = 0;
  for (const thread of threads()) {
    if (written >= bytes) break;
    const piece = disqusThread(thread);
    written +=
      piece.length + thread.records.reduce((sum, record) => sum + disqusPost(thread, record).length, 0);
    count += 1;
    yield piece;
  }
  for (const thread of threads()) {
    if (thread.number > count) break;
    state.comments += thread.records.length;
    yield thread.records.map((record) => disqusPost(thread, record)).join("");
  }
  yield "</disqus>\n";
}

function disqusThread({ number, records: [first] }: Thread): string {
  return `<thread dsq:id="${number}"><id>post-${number}</id><forum>bench</forum><category dsq:id="1"/>
<link>https://bench.example/${number}</link><title>${first?.article_title}</title><message/>
<createdAt>${disqusTime(first)}</createdAt><author><name>editor</name><isAnonymous>false</isAnonymous><username>editor</username></author>
<isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
`;
}

function disqusPost(thread: Thread, record: GeneratedRecord): string {
  const parent = parentIn(thread, record);
  return `<post dsq:id="${record.comment_id}"><id/><message><![CDATA[<p>${html(record.body)}</p>]]></message>
<createdAt>${disqusTime(record)}</createdAt><isDeleted>${record.state === "trash"}</isDeleted><isSpam>${record.state === "spam"}</isSpam>
<author><name>${record.author}</name><isAnonymous>false</isAnonymous><username>reader${record.comment_id}</username></author>
<thread dsq:id="${thread.number}"/>${parent === null ? "" : `<parent dsq:id="${parent}"/>`}</post>
`;
}

const html = (text: string) => text.replaceAll("\n", "<br />\n").replace(/ (\w{9,}) /, " <em>$1</em> &amp; ");
const wordpressTime = ({ posted_at }: GeneratedRecord) => posted_at.slice(0, 19).replace("T", " ");
const disqusTime = (record: GeneratedRecord | undefined) => (record?.posted_at ?? "").replace(/\.\d+Z$/, "Z");
