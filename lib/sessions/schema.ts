import { z } from "zod";

export const endSessionSchema = z.object({
  id: z.guid("This session carries no proper id. Reload the page and try again.").toLowerCase(),
});
export type EndSession = z.input<typeof endSessionSchema>;
