import { ANNOTATION_FORMATS, exportAnnotations } from "@/lib/annotations/export";
import { loadAnnotationQuery } from "@/lib/annotations/query";
import { requireApiActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { handle } from "@/lib/http";
import { streamOf } from "@/lib/stream";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  jsonld: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
} as const;

/** `GET /annotations/export?format=csv|jsonld` with the words of the list. */
export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const asked = new URL(request.url).searchParams.get("format") ?? "csv";
  const format = ANNOTATION_FORMATS.find((known) => known === asked);
  if (!format)
    throw new AppError("invalid", "Annotations are exported as csv or as jsonld. Choose one of them.");
  const chunks = exportAnnotations(actor, loadAnnotationQuery(request), format);
  // A reader who leaves before the stream is read would otherwise keep what reads it.
  request.signal.addEventListener("abort", () => void chunks.return());
  const name = `komainu-annotations-${new Date().toISOString().slice(0, 10)}.${format}`;
  return new Response(await streamOf(chunks), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
});
