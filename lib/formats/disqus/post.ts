import type { SourceState } from "@/lib/domain/parsed-article";
import type { SourceComment } from "@/lib/domain/parsed-part";
import { htmlToText } from "../html/plain-body";
import { exportTime, shortText } from "../xml/short-text";
import { childOf, fieldOf, type XmlElement } from "../xml/xml-element";
import { idOf } from "./forum";

/** A post, read. */
export type ReadPost = {
  comment: Omit<SourceComment, "position">;
  threadId: string | null;
  /** The text of its date where no calendar has it. */
  badDate: string | null;
};

/** Reads a post of a Disqus export; what it does not say is null. */
export function readPost(post: XmlElement): ReadPost {
  const written = fieldOf(post, "createdAt");
  const postedAt = exportTime(written);
  const [id, parent] = [idOf(post), idOf(childOf(post, "parent"))];
  return {
    comment: {
      author: authorOf(post),
      postedAt,
      body: htmlToText(fieldOf(post, "message")),
      net: null,
      upvotes: null,
      downvotes: null,
      sourceId: id,
      parentSourceId: parent === id ? null : parent,
      state: stateOf(post),
      kind: "comment",
      ...personalOf(post),
    },
    threadId: idOf(childOf(post, "thread")),
    badDate: postedAt === null && written !== "" ? written : null,
  };
}

/** Spam that was deleted is told as spam: that is why it went. */
function stateOf(post: XmlElement): SourceState {
  const is = (name: string) => fieldOf(post, name).toLowerCase();
  if (is("isSpam") === "true") return "spam";
  if (is("isDeleted") === "true") return "deleted";
  return is("isApproved") === "false" ? "pending" : "approved";
}

function authorOf(post: XmlElement): string | null {
  const author = childOf(post, "author");
  if (!author) return null;
  return shortText(fieldOf(author, "name")) ?? shortText(fieldOf(author, "username"));
}

function personalOf(post: XmlElement): Pick<SourceComment, "personal"> {
  const author = childOf(post, "author");
  const email = (author && fieldOf(author, "email")) || null;
  const ip = fieldOf(post, "ipAddress") || null;
  return email === null && ip === null ? {} : { personal: { email, ip } };
}
