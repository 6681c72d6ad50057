import "server-only";
import { z } from "zod";

const hypothesis = z.object({
  id: z.string(),
  uri: z.string(),
  user: z.string().optional(),
  user_info: z.object({ display_name: z.string().nullish() }).nullish(),
  text: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  created: z.string().optional(),
  updated: z.string().optional(),
  references: z.array(z.string()).nullish(),
  target: z.array(z.looseObject({})).nullish(),
});

/** What a passage is tagged with that was marked there and not commented on. */
const HIGHLIGHT = "highlight";

/** An annotation as Hypothesis exports it and its service answers (`uri`, `text`, `tags`), as the W3C's model has it; any other value as it is. */
export function fromHypothesis(value: unknown): unknown {
  const parsed = hypothesis.safeParse(value);
  if (!parsed.success) return value;
  const { id, uri, user, user_info, text, tags, created, updated, references, target } = parsed.data;
  const answered = references?.at(-1);
  const isHighlight = !text && (tags ?? []).length === 0 && answered === undefined;
  return {
    id,
    created,
    ...(updated !== created && { modified: updated }),
    creator: { id: user, name: user_info?.display_name ?? undefined },
    motivation: answered === undefined ? "commenting" : "replying",
    body: [
      ...(text ? [{ value: text, purpose: "commenting" }] : []),
      ...(isHighlight ? [HIGHLIGHT] : (tags ?? [])).map((tag) => ({ value: tag, purpose: "tagging" })),
    ],
    // An answer to an answer goes to the annotation that all of them are about.
    target: answered === undefined ? (target ?? []).map((one) => ({ source: uri, ...one })) : references?.[0],
  };
}
