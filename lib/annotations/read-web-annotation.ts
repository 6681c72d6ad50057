import "server-only";
import { z } from "zod";
import { tagSchema } from "@/lib/annotations/schema";
import type { AnnotationKind } from "@/lib/annotations/view";
import { carriedId } from "@/lib/domain/identity";
import { SEVERITIES, type Severity } from "@/lib/domain/severities";
import { soundText } from "@/lib/domain/sound-text";
import { fromHypothesis } from "./from-hypothesis";

const TEXT_CHARS_MAX = 5000;
const EXACT_CHARS_MAX = 10_000;
const NAME_CHARS_MAX = 200;
const TOLD_CHARS_MAX = 60;
const LIST_MAX = 20;
const PLACE_MAX = 2 ** 31 - 1;
const POSITION = "TextPositionSelector";

const sound = (charsMax: number) =>
  z
    .string()
    .max(charsMax)
    .transform((text) => soundText(text).text);
const address = z.string().max(2000);
/** A time as tools write it, of the years 1 to 9999, in UTC where no zone is told; undefined where it is none. */
const time = z.string().transform((text) => {
  const isZoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes("T");
  const ms = /^\d{4}-\d\d/.test(text) ? Date.parse(isZoned ? text : `${text}Z`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
});
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
const selectorFields = {
  type: z.string().optional(),
  exact: sound(EXACT_CHARS_MAX).optional(),
  prefix: sound(TEXT_CHARS_MAX).optional(),
  suffix: sound(TEXT_CHARS_MAX).optional(),
  start: z.int().min(0).max(PLACE_MAX).optional().catch(undefined),
  end: z.int().min(0).max(PLACE_MAX).optional().catch(undefined),
};
const selector = z
  .object({ ...selectorFields, refinedBy: oneOrMany(z.object(selectorFields)).optional() })
  .transform(({ refinedBy = [], ...outer }) => [...refinedBy, outer]);
const source = z.union([address, z.object({ id: address, via: address.nullish() })]);
const target = z.union([
  z.object({
    source: source.optional(),
    scope: source.optional(),
    selector: oneOrMany(selector)
      .transform((lists) => lists.flat())
      .optional(),
    id: address.optional(),
  }),
  address.transform((id) => ({ id, source: undefined, scope: undefined, selector: undefined })),
]);

const webAnnotation = z.object({
  id: address.optional(),
  motivation: oneOrMany(z.string()).optional(),
  creator: oneOrMany(agent).nullish(),
  created: time.optional(),
  modified: time.optional(),
  body: oneOrMany(z.union([body, z.string().transform(() => ({}))])).nullish(),
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

/** Reads one annotation of whatever tool, which may be several here: each further tag is one. A text: why it cannot be taken. */
export function readWebAnnotation(value: unknown): (ReadAnnotation | ReadReply)[] | string {
  const parsed = webAnnotation.safeParse(fromHypothesis(value));
  if (!parsed.success)
    return `is no Web Annotation (${parsed.error.issues[0]?.path.join(".") || "as a whole"})`;
  const item = parsed.data;
  const [creator] = item.creator ?? [];
  const written = {
    // Without an id, the same words are the same annotation.
    id: idOf(item.id ?? JSON.stringify(value)),
    creator: {
      id: uuidOf(creator?.id),
      name: nameOf(creator?.name ?? creator?.nickname ?? accountIn(creator?.id)),
    },
    writtenAt: item.created ?? null,
  };
  const bodies = [...(item.body ?? []), ...(item.bodyValue === undefined ? [] : [{ value: item.bodyValue }])];
  if (item.motivation?.includes("replying")) return readReply(written, item.target, bodies);
  return readPassage(written, item, bodies);
}

type Item = z.infer<typeof webAnnotation>;
type Body = Partial<z.infer<typeof body>>;

function readReply(written: Written, targets: Item["target"], bodies: Body[]): ReadReply[] | string {
  const [at] = targets;
  const note = at && (at.source ?? at.id);
  const text = saidIn(bodies);
  if (!note || text === null) return "answers with no text, or nothing";
  if (text.length > TEXT_CHARS_MAX) return `says more than ${TEXT_CHARS_MAX} characters`;
  const scope = at.scope === undefined ? null : uuidOf(addressOf(at.scope));
  return [{ ...written, isReply: true, noteId: idOf(addressOf(note)), subjectId: scope, text }];
}

function readPassage(written: Written, item: Item, bodies: Body[]): ReadAnnotation[] | string {
  const [at, ...others] = item.target;
  const selectors = at?.selector ?? [];
  const quote = selectors.find(({ exact }) => exact !== undefined && exact !== "");
  const place = selectors.find(({ type = POSITION, start, end }) => {
    return type === POSITION && start !== undefined && end !== undefined;
  });
  if (!at || others.length > 0) return "is about several targets";
  const source = at.source ?? at.id;
  if (source === undefined) return "does not say of which text it is";
  if (selectors.length === 0) return ofWholePage(bodies);
  if (!quote && !place) return "selects no text, by its words or by its place";
  const said = whatIsSaid(item, bodies);
  if (typeof said === "string") return said;
  const via = typeof source === "string" ? null : (source.via ?? null);
  const { tags, ...first } = said;
  const passage: ReadAnnotation = {
    ...written,
    ...first,
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
  const none = { text: null, ruleCode: null, severity: null };
  const further = tags.map((tag) => {
    return { ...passage, ...none, id: carriedId("annotation", written.id, tag), kind: "tag" as const, tag };
  });
  return [passage, ...further];
}

/** Told with its words, so that whoever brings the file can write it anew where it belongs. */
function ofWholePage(bodies: readonly Body[]): string {
  const said = saidIn(bodies)?.replace(/\s+/g, " ") ?? "";
  const start = [...said].slice(0, TOLD_CHARS_MAX).join("");
  return `is about the page as a whole and selects no passage (“${start}${start === said ? "" : "…"}”)`;
}

/** A flag where a body moderates by a rule, a tag where one tags, else a note. `tags`: what else it is tagged with. */
function whatIsSaid({ motivation = [] }: Item, bodies: Body[]) {
  const moderating = bodies.find(({ purpose }) => purpose === "moderating");
  const tagging = bodies.filter(({ purpose }) => purpose === "tagging");
  const text = saidIn(bodies.filter((one) => one !== moderating && !tagging.includes(one)));
  if (text !== null && text.length > TEXT_CHARS_MAX) return `says more than ${TEXT_CHARS_MAX} characters`;
  // A body that says nothing of its purpose has the annotation's.
  const isTag = tagging.length === 0 && motivation.includes("tagging") && bodies.length === 1;
  const parsed = (isTag ? bodies : tagging).map(({ value }) => tagSchema.safeParse(value).data);
  if (parsed.includes(undefined)) return "has a tag that is empty or longer than 40 characters";
  const [tag = null, ...tags] = new Set(parsed.filter((one) => one !== undefined));
  const none = { text: isTag ? null : text, tag: null, ruleCode: null, severity: null };
  if (moderating?.value !== undefined && /^[a-z0-9-]{1,60}$/.test(moderating.value)) {
    const severity = moderating["komainu:severity"] ?? "medium";
    const all = tag === null ? [] : [tag, ...tags];
    return { ...none, kind: "flag" as const, ruleCode: moderating.value, severity, tags: all };
  }
  if (tag !== null) return { ...none, kind: "tag" as const, tag, tags };
  return text === null ? "says nothing" : { ...none, kind: "note" as const, tags };
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

/** The name in an account's address: `acct:noor@tool.example`. */
function accountIn(id: string | undefined): string | undefined {
  return id === undefined ? undefined : /^acct:([^@]+)@/i.exec(id)?.[1];
}

function nameOf(given: string | undefined): string | null {
  return given === undefined ? null : soundText(given.slice(0, NAME_CHARS_MAX)).text.trim() || null;
}
