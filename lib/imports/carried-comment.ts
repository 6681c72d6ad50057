import type { CarriedWork } from "@/lib/domain/carried-work";

/** A comment that the desk's own export brings, as it is stored by now. */
export type CarriedComment = {
  commentId: string;
  work: CarriedWork;
  /** This import adds it. */
  isNew: boolean;
};
