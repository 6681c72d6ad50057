import { securityText } from "@/lib/domain/security-text";

export const dynamic = "force-dynamic";

/** Where to report a hole in this desk (RFC 9116). Without a contact there is no such page. */
export function GET() {
  const contact = process.env.KOMAINU_SECURITY_CONTACT?.trim();
  const text = contact && securityText(contact, process.env.NEXTAUTH_URL ?? "", new Date());
  if (!text)
    return new Response("This desk names no contact for reports about its security.\n", { status: 404 });
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
