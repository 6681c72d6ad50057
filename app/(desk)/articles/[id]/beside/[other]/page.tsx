import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { BesideDesk } from "@/components/stories/beside-desk";
import { requireActor } from "@/lib/auth/session";
import { readNow } from "@/lib/read-now";
import { findBeside } from "@/lib/stories/data";

export const metadata: Metadata = { title: "Side by side" };

export default async function BesidePage({ params }: PageProps<"/articles/[id]/beside/[other]">) {
  const { id, other } = await params;
  const actor = await requireActor();
  const beside = await findBeside(actor, id, other);
  if (!beside) notFound();
  return (
    <PageFrame title="Side by side">
      <BesideDesk key={`${id} ${other}`} beside={beside} now={await readNow()} />
    </PageFrame>
  );
}
