import { formatCount } from "@/lib/format";

/** What is still to come of imports that are done. */
export function ThreadsDue({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="mb-4 text-small text-muted">
      {formatCount(count, "thread is", "threads are")} still being read for quotes, answers and stories, the
      newest first. Nobody need wait: the comments are in the queue.
    </p>
  );
}
