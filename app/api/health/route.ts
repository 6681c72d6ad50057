import { databaseAnswers } from "@/lib/health/check";

export const dynamic = "force-dynamic";

export async function GET() {
  const isUp = await databaseAnswers();
  return Response.json({ status: isUp ? "ok" : "no_database" }, { status: isUp ? 200 : 503 });
}
