import { exportAudit } from "@/lib/audit/export";
import { loadAuditQuery } from "@/lib/audit/query";
import { requireApiActor } from "@/lib/auth/session";
import { attachment } from "@/lib/comments/export-name";
import { handle } from "@/lib/http";
import { streamOf } from "@/lib/stream";

/** The audit log as CSV, cut down as the page is. */
export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const chunks = exportAudit(actor, await loadAuditQuery(new URL(request.url).searchParams));
  request.signal.addEventListener("abort", () => void chunks.return());
  return new Response(await streamOf(chunks), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment("komainu-audit-log"),
      "cache-control": "no-store",
    },
  });
});
