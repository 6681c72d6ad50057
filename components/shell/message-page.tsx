import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

type MessagePageProps = { title: string; children: ReactNode; reference?: string | null; acts: ReactNode };

/** One message in place of a page: not found, not allowed, failed. */
export function MessagePage({ title, children, reference, acts }: MessagePageProps) {
  return (
    <EmptyState title={title} heading="h1">
      <div className="grid gap-2 text-comment text-muted">{children}</div>
      {reference && (
        <p className="num text-small text-faint">
          Reference <code className="font-sans text-ink">{reference}</code>
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">{acts}</div>
    </EmptyState>
  );
}
