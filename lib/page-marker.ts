import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** Where a page of a list ended, as one word for an address: the sort key of its last row, then that row's id. */
export function writePageMarker(place: readonly [string | number, string]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The place that a marker tells, checked against what the list is sorted by. Throws `invalid` for any other text. */
export function readPageMarker<Place>(schema: z.ZodType<Place>, marker: string): Place {
  const { data } = schema.safeParse(parsed(Buffer.from(marker, "base64url").toString()));
  if (data === undefined) {
    throw new AppError("invalid", "This page marker cannot be read. Open the list from its first page.");
  }
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
