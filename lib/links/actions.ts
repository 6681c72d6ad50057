"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { correctLink } from "@/lib/links/mutations";
import { type CorrectLink, correctLinkSchema } from "@/lib/links/schema";

type Done = { id: string; commentId: string }[];

export async function correctLinkAction(input: CorrectLink): Promise<ActionResult<Done>> {
  return runAction(async (actor) => correctLink(actor, correctLinkSchema.parse(input)));
}
