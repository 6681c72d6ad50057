import { databaseHealth } from "@/lib/health/check";

export const dynamic = "force-dynamic";

export async function GET() {
  const status = await databaseHealth();
  return Response.json({ status }, { status: status === "ok" ? 200 : 503 });
}
