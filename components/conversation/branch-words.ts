import type { Linked, Turn } from "@/lib/domain/conversation";
import { formatCount, formatSigned } from "@/lib/format";

/** What a folded branch holds: `7 answers, −12 to +30`. */
export function branchWords({ answers, answerNets }: Pick<Turn<Linked>, "answers" | "answerNets">): string {
  const count = formatCount(answers, "answer");
  if (answerNets === null) return `${count}, votes unknown`;
  const { least, greatest } = answerNets;
  if (least === greatest) return `${count}, ${answers > 1 ? "all " : ""}${formatSigned(least)}`;
  return `${count}, ${formatSigned(least)} to ${formatSigned(greatest)}`;
}
