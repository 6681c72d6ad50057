import "server-only";
import { z } from "zod";
import { tagSchema } from "@/lib/annotations/schema";
import type { AnnotationKind } from "@/lib/annotations/view";
import { carriedId } from "@/lib/domain/identity";
import { SEVERITIES, type Severity } from "@/lib/domain/severities";
import { soundText } from "@/lib/domain/sound-text";

const TEXT_CHARS_MAX = 5000;
const EXACT_CHARS_MAX = 10_000;
const NAME_CHARS_MAX = 200;
const LIST_MAX = 20;

const sound = (charsMax: number) =>
  z
    .string()
    .max(charsMax)
    .transform((text) => soundText(text).text);
const address = z.string().max(2000);
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const oneOrMany = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.array(schema).max(LIST_MAX), schema.transform((one) => [one])]);

const agent = z.union([
  z.object({ id: address.optional(), name: z.string().optional(), nickname: z.string().optional() }),
  address.transform((id) => ({ id, name: undefined, nickname: undefined })),
]);
const body = z.object({
  value: sound(EXACT_CHARS_MAX).optional(),
  purpose: z.string().optional(),
  "komainu:severity": z.enum(SEVERITIES).nullish(),
});
const selector = z.object({
  type: z.string().optional(),
  exact: sound(EXACT_CHARS_MAX).optional(),
  prefix: sound(TEXT_CHARS_MAX).optional(),
  suffix: sound(TEXT_CHARS_MAX).optional(),
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
});
const source = z.union([address, z.object({ id: address, via: address.nullish() })]);
const target = z.object({
  source,
  scope: source.optional(),
  selector: oneOrMany(selector).optional(),
});

const webAnnotation = z.object({
  id: address,
  motivation: oneOrMany(z.string()).optional(),
  creator: oneOrMany(agent).optional(),
  created: time.optional(),
  modified: time.optional(),
  body: oneOrMany(z.union([body, z.string().transform(() => ({}))])).optional(),
  bodyValue: sound(TEXT_CHARS_MAX).optional(),
  target: oneOrMany(target),
  "komainu:lost": time.optional(),
  "komainu:resolved": time.optional(),
  "komainu:resolvedBy": agent.optional(),
});

type Written = {
  id: string;
  creator: { id: string | null; name: string | null };
  /** ISO 8601 in UTC; null: not told. */
  writtenAt: string | null;
};

/** A passage's annotation as a file tells it. `sources`: the ids and addresses that its text is known by. */
export type ReadAnnotation = Written & {
  isReply: false;
  sources: string[];
  kind: AnnotationKind;
  text: string | null;
  tag: string | null;
  ruleCode: string | null;
  severity: Severity | null;
  exact: string | null;
  prefix: string;
  suffix: string;
  start: number | null;
  end: number | null;
  editedAt: string | null;
  lostAt: string | null;
  resolvedAt: string | null;
  resolvedById: string | null;
};

/** An answer to an annotation. */
export type ReadReply = Written & { isReply: true; noteId: string; subjectId: string | null; text: string };

/** Reads one Web Annotation of whatever tool; a text: why it cannot be taken. */
export function readWebAnnotation(value: unknown): ReadAnnotation | ReadReply | string {
  const parsed = webAnnotation.safeParse(value);
  if (!parsed.success)
    return `is no Web Annotation (${parsed.error.issues[0]?.path.join(".") || "as a whole"})`;
  const item = parsed.data;
  const [creator] = item.creator ?? [];
  const written = {
    id: idOf(item.id),
    creator: { id: uuidOf(creator?.id), name: nameOf(creator?.name ?? creator?.nickname) },
    writtenAt: item.created ?? null,
  };
  const bodies = [...(item.body ?? []), ...(item.bodyValue === undefined ? [] : [{ value: item.bodyValue }])];
  if (item.motivation?.includes("replying")) return readReply(written, item.target, bodies);
  return readPassage(written, item, bodies);
}

type Item = z.infer<typeof webAnnotation>;
type Body = Partial<z.infer<typeof body>>;

function readReply(written: Written, targets: Item["target"], bodies: Body[]): ReadReply | string {
  const [at] = targets;
  const text = saidIn(bodies);
  if (!at || text === null) return "answers with no text";
  if (text.length > TEXT_CHARS_MAX) return `says more than ${TEXT_CHARS_MAX} characters`;
  const scope = at.scope === undefined ? null : uuidOf(addressOf(at.scope));
  return { ...written, isReply: true, noteId: idOf(addressOf(at.source)), subjectId: scope, text };
}

function readPassage(written: Written, item: Item, bodies: Body[]): ReadAnnotation | string {
  const [at, ...others] = item.target;
  const selectors = at?.selector ?? [];
  const quote = selectors.find(({ exact }) => exact !== undefined && exact !== "");
  const place = selectors.find(({ start, end }) => start !== undefined && end !== undefined);
  if (!at || others.length > 0) return "is about several targets";
  if (!quote && !place) return "selects no text, by its words or by its place";
  const said = whatIsSaid(item, bodies);
  if (typeof said === "string") return said;
  const { source } = at;
  const via = typeof source === "string" ? null : (source.via ?? null);
  return {
    ...written,
    ...said,
    isReply: false,
    sources: [addressOf(source), ...(via === null ? [] : [via])],
    exact: quote?.exact ?? null,
    prefix: quote?.prefix ?? "",
    suffix: quote?.suffix ?? "",
    start: place?.start ?? null,
    end: place?.end ?? null,
    editedAt: item.modified ?? null,
    lostAt: item["komainu:lost"] ?? null,
    resolvedAt: item["komainu:resolved"] ?? null,
    resolvedById: uuidOf(item["komainu:resolvedBy"]?.id),
  };
}

/** A tag where a body tags, a flag where one moderates by a rule, else a note. */
function whatIsSaid({ motivation = [] }: Item, bodies: Body[]) {
  const tagging = bodies.find(({ purpose }) => purpose === "tagging");
  const moderating = bodies.find(({ purpose }) => purpose === "moderating");
  const text = saidIn(bodies.filter((one) => one !== tagging && one !== moderating));
  if (text !== null && text.length > TEXT_CHARS_MAX) return `says more than ${TEXT_CHARS_MAX} characters`;
  const none = { text, tag: null, ruleCode: null, severity: null };
  if (moderating?.value !== undefined && /^[a-z0-9-]{1,60}$/.test(moderating.value)) {
    const severity = moderating["komainu:severity"] ?? "medium";
    return { ...none, kind: "flag" as const, ruleCode: moderating.value, severity };
  }
  const tag = tagging ?? (motivation.includes("tagging") ? bodies[0] : undefined);
  if (tag?.value !== undefined && (tagging || text === tag.value)) {
    const parsed = tagSchema.safeParse(tag.value);
    if (!parsed.success) return "has a tag that is empty or longer than 40 characters";
    return { ...none, kind: "tag" as const, tag: parsed.data, text: tagging ? text : null };
  }
  return text === null ? "says nothing" : { ...none, kind: "note" as const };
}

function saidIn(bodies: readonly Body[]): string | null {
  const said = bodies.flatMap(({ value }) =>
    value === undefined || value.trim() === "" ? [] : [value.trim()],
  );
  return said.length === 0 ? null : said.join("\n\n");
}

function addressOf(given: z.infer<typeof source>): string {
  return typeof given === "string" ? given : given.id;
}

/** The UUID that an id says, or one made of it: the same id is the same annotation whenever it comes. */
function idOf(given: string): string {
  return uuidOf(given) ?? carriedId("annotation", given);
}

function uuidOf(given: string | undefined): string | null {
  return (
    z
      .guid()
      .safeParse(given?.replace(/^urn:uuid:/i, ""))
      .data?.toLowerCase() ?? null
  );
}

function nameOf(given: string | undefined): string | null {
  return given === undefined ? null : soundText(given.slice(0, NAME_CHARS_MAX)).text.trim() || null;
}
