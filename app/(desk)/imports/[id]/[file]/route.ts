import { requireApiActor } from "@/lib/auth/session";
import { attachment } from "@/lib/comments/export-name";
import { handle } from "@/lib/http";
import { exportImport } from "@/lib/imports/export";
import { readFileRequest, readImportId } from "@/lib/imports/schema";
import { streamOf } from "@/lib/stream";

/** `report.csv`, `changes.csv[?kind=]`, `warnings.csv` and `refused.csv` of an import. */
export const GET = handle(async (request: Request, { params }: RouteContext<"/imports/[id]/[file]">) => {
  const actor = await requireApiActor();
  const { id, file: name } = await params;
  const asked = readFileRequest(name, new URL(request.url).searchParams);
  const chunks = await exportImport(actor, readImportId(id), asked);
  // A reader who leaves before the stream is read would otherwise keep a process.
  request.signal.addEventListener("abort", () => void chunks.return());
  return new Response(await streamOf(chunks), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`komainu-import-${asked.kind ?? asked.file}`),
    },
  });
});
