import type { QueryClient } from "@tanstack/react-query";

/** Reads again what the desk says of a comment or an article, and what is written on its passages. */
export function readAgain(client: QueryClient, subjectId: string): void {
  for (const what of ["comment", "annotations", "article"]) {
    void client.invalidateQueries({ queryKey: [what, subjectId] });
  }
}
