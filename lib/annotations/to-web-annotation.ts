import "server-only";
import type { AnnotationKind, ReplyView } from "@/lib/annotations/view";
import { nearContext } from "@/lib/domain/anchor";
import type { StoredView } from "./select-views";

/** What the W3C's vocabulary calls each kind. */
const MOTIVATIONS = {
  note: "commenting",
  tag: "tagging",
  flag: "moderating",
} satisfies Record<AnnotationKind, string>;

/** The document's own words beside the W3C's: severity, place in the thread, settled when and by whom, lost when. */
export const WEB_ANNOTATION_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { komainu: "urn:komainu:" }];

/** An annotation as the Web Annotation Data Model (W3C, 2017) has it. */
export function toWebAnnotation(view: StoredView) {
  return {
    id: urn(view.id),
    type: "Annotation",
    motivation: MOTIVATIONS[view.kind],
    creator: creatorOf(view),
    created: view.writtenAt,
    ...(view.editedAt && { modified: view.editedAt }),
    body: bodiesOf(view),
    target: {
      type: "SpecificResource",
      source: {
        id: urn(view.subjectId),
        type: "Text",
        ...(view.subject === "comment" && { partOf: urn(view.articleId) }),
        ...(view.commentPosition !== null && { "komainu:position": view.commentPosition }),
        ...(view.articleUrl && { via: view.articleUrl }),
      },
      selector: [
        { type: "TextQuoteSelector", exact: view.exact, ...nearContext(view) },
        { type: "TextPositionSelector", start: view.start, end: view.end },
      ],
    },
    ...(view.lostAt && { "komainu:lost": view.lostAt }),
    ...(view.resolvedAt && {
      "komainu:resolved": view.resolvedAt,
      "komainu:resolvedBy": person(view.resolvedById, view.resolvedByName),
    }),
  };
}

/** An answer: an annotation on the annotation that it answers. */
export function replyToWebAnnotation({ subjectId, id }: StoredView, reply: ReplyView) {
  return {
    id: urn(reply.id),
    type: "Annotation",
    motivation: "replying",
    creator: creatorOf(reply),
    created: reply.writtenAt,
    body: textual("replying", reply.text),
    target: { type: "SpecificResource", source: urn(id), scope: urn(subjectId) },
  };
}

function bodiesOf({ kind, text, tag, ruleCode, severity }: StoredView) {
  return [
    ...(kind === "tag" && tag !== null ? [textual("tagging", tag)] : []),
    ...(kind === "flag" && ruleCode !== null
      ? [{ ...textual("moderating", ruleCode), "komainu:severity": severity }]
      : []),
    ...(text === null ? [] : [textual("commenting", text)]),
  ];
}

function textual(purpose: string, value: string) {
  return { type: "TextualBody", purpose, value, format: "text/plain" };
}

/** By name and id, never by e-mail. */
function creatorOf(written: { moderatorId: string; moderatorName: string; creatorName: string | null }) {
  if (written.creatorName !== null) return person(null, written.creatorName);
  return person(written.moderatorId, written.moderatorName);
}

function person(id: string | null, name: string | null) {
  return { type: "Person", ...(id && { id: urn(id) }), name };
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}
