/** Text as exports write it, whatever it holds. */
export const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

/** A comment of a WordPress export; fields are given as markup. */
export function aComment(fields: Record<string, string> = {}): string {
  const all = {
    comment_id: "7",
    comment_author: cdata("Maren"),
    comment_author_email: "maren@pier.example",
    comment_author_IP: "192.0.2.7",
    comment_date: "2019-03-04 14:06:07",
    comment_date_gmt: "2019-03-04 05:06:07",
    comment_content: cdata("The tide rose."),
    comment_approved: "1",
    comment_type: "comment",
    comment_parent: "0",
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `  <wp:${name}>${value}</wp:${name}>`);
  return `<wp:comment>\n${lines.join("\n")}\n</wp:comment>`;
}

/** A post with its comments. */
export function anItem(comments: readonly string[], fields: Record<string, string> = {}): string {
  const all = {
    title: "Ferry late again",
    link: "https://ledger.example/ferry",
    "dc:creator": cdata("aoi"),
    "content:encoded": cdata("It came at noon.\n\nNobody minded."),
    "wp:post_id": "12",
    "wp:post_date_gmt": "2019-03-04 03:00:00",
    "wp:status": "publish",
    "wp:post_type": "post",
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<item>\n${lines.join("\n")}\n${comments.join("\n")}\n</item>`;
}

/** A whole export of one site. */
export function anExport(
  items: readonly string[],
  { scheme = "http", version = "1.2", before = "" } = {},
): string {
  return `${before}<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.1" created="2024-05-01 12:30" -->
<rss version="2.0" xmlns:content="${scheme}://purl.org/rss/1.0/modules/content/"
  xmlns:dc="${scheme}://purl.org/dc/elements/1.1/" xmlns:wp="${scheme}://wordpress.org/export/${version}/">
<channel>
<title>The Kitaura Ledger</title>
<link>https://www.ledger.example</link>
<pubDate>Wed, 01 May 2024 12:30:00 +0000</pubDate>
<wp:base_site_url>https://network.example</wp:base_site_url>
<wp:base_blog_url>https://www.ledger.example/</wp:base_blog_url>
<image><url>https://ledger.example/i.png</url><title>Not the title</title></image>
<wp:author><wp:author_login>aoi</wp:author_login><wp:author_display_name>${cdata("Aoi Tanabe")}</wp:author_display_name></wp:author>
${items.join("\n")}
</channel>
</rss>
`;
}
