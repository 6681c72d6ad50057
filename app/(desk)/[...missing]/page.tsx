import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/session";

/** Any address that is no page: said inside the desk, to those who are signed in. */
export default async function MissingPage() {
  await requireActor();
  notFound();
}
