import type { XmlShape } from "../xml/xml-shape";

/** The parts of a WordPress export that are read. */
export const WORDPRESS_SHAPE: XmlShape = {
  containers: ["rss", "channel", "item"],
  records: ["wp:author", "wp:comment"],
  fields: [
    "title",
    "link",
    "guid",
    "pubDate",
    "category",
    "dc:creator",
    "content:encoded",
    "dsq:thread_identifier",
    "wp:base_site_url",
    "wp:base_blog_url",
    "wp:post_id",
    "wp:post_date",
    "wp:post_date_gmt",
    "wp:comment_status",
    "wp:post_type",
    "wp:status",
  ],
  namespaces: [
    [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, "excerpt"],
    [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]*\/?$/, "wp"],
    [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, "content"],
    [/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, "dc"],
    [/^https?:\/\/(?:www\.)?disqus\.com\/?$/, "dsq"],
  ],
};
