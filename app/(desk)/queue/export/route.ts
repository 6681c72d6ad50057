import { requireApiActor } from "@/lib/auth/session";
import { exportComments } from "@/lib/comments/export";
import { attachment, exportName } from "@/lib/comments/export-name";
import { loadCommentQuery } from "@/lib/comments/query";
import { handle } from "@/lib/http";
import { streamOf } from "@/lib/stream";

export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const { searchParams } = new URL(request.url);
  const query = await loadCommentQuery(searchParams);
  const byteOrderMark = searchParams.get("bom") === "yes";
  const chunks = exportComments(actor, query, { byteOrderMark });
  // A reader who leaves before the stream is read would otherwise keep a connection.
  request.signal.addEventListener("abort", () => void chunks.return());
  return new Response(await streamOf(chunks), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(exportName(query, new Date())),
    },
  });
});
