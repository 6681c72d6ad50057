import { Icon } from "@/components/ui/icon";
import type { CommentQuery } from "@/lib/comments/query";
import { STATUS_LABEL, STATUSES } from "@/lib/domain/statuses";
import { useQueue } from "./queue-context";
import { useRules } from "./use-rules";

type Token = { key: string; name: string; value: string; clears: Partial<CommentQuery> };

function rangeText(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `${min} to ${max}`;
  return min !== null ? `≥ ${min}` : `≤ ${max}`;
}

/** The filters of a query as words, each with what takes it away. */
function tokensOf(query: CommentQuery, ruleName: (code: string) => string, articleTitle: string): Token[] {
  const tokens: Token[] = [];
  const add = (key: string, name: string, value: string, clears: Partial<CommentQuery>) =>
    tokens.push({ key, name, value, clears });
  if (query.article) {
    add("article", "article", articleTitle, { article: null, paragraph: null });
    if (query.paragraph !== null) {
      add("paragraph", "paragraph", String(query.paragraph), { paragraph: null });
    }
  }
  if (query.like) add("like", "only", "says the same", { like: null });
  if (query.status.length > 0 && query.status.length < STATUSES.length) {
    add("status", "status", query.status.map((status) => STATUS_LABEL[status].toLowerCase()).join(", "), {
      status: [],
    });
  }
  if (query.reason) add("reason", "flagged for", ruleName(query.reason), { reason: null });
  if (query.netMin !== null || query.netMax !== null) {
    add("net", "votes", rangeText(query.netMin, query.netMax), { netMin: null, netMax: null });
  }
  if (query.flags) add("flags", "has", "flags", { flags: null });
  if (query.notes) add("notes", "has", "notes", { notes: null });
  if (query.changeMin !== null || query.changeMax !== null) {
    add("change", "moved", rangeText(query.changeMin, query.changeMax), { changeMin: null, changeMax: null });
  }
  if (query.perDayMin !== null) add("pace", "moved a day", `≥ ${query.perDayMin}`, { perDayMin: null });
  if (query.deviationMin !== null) {
    add("unusual", "unusual", `≥ ${query.deviationMin}`, { deviationMin: null });
  }
  if (query.swing) add("swing", "votes", "sudden swing", { swing: null });
  if (query.edited) add("edited", "at its source", "edited", { edited: null });
  if (query.gone) add("gone", "at its source", "gone", { gone: null });
  if (query.tag) add("tag", "tag", query.tag, { tag: null });
  return tokens;
}

/** What the list is narrowed to; each filter goes away with its cross. */
export function FilterTokens() {
  const { address, rows } = useQueue();
  const rules = useRules();
  const ruleName = (code: string) => rules.data?.find((rule) => rule.code === code)?.name ?? code;
  const articleTitle =
    rows.find((row) => row.articleId === address.query.article)?.articleTitle ?? "this one";
  return tokensOf(address.query, ruleName, articleTitle).map((token) => (
    <span
      key={token.key}
      className="inline-flex h-6 max-w-[200px] min-w-0 items-center rounded-control bg-sunken pl-[7px] text-small whitespace-nowrap"
    >
      <span className="truncate">
        <span className="text-muted">{token.name}: </span>
        {token.value}
      </span>
      <button
        type="button"
        aria-label={`Remove filter ${token.name}: ${token.value}`}
        onClick={() => address.change(token.clears)}
        className="grid size-6 shrink-0 place-items-center rounded-control text-faint hover:text-ink"
      >
        <Icon name="close" className="size-[11px]" />
      </button>
    </span>
  ));
}
