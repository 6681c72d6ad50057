import type { Metadata } from "next";
import { listAddress } from "@/components/annotations/annotation-address";
import { AnnotationFiles } from "@/components/annotations/annotation-files";
import { AnnotationFilters } from "@/components/annotations/annotation-filters";
import { AnnotationTable } from "@/components/annotations/annotation-table";
import { NoAnnotations } from "@/components/annotations/no-annotations";
import { SeeNamings } from "@/components/annotations/see-namings";
import { PageFrame } from "@/components/shell/page-frame";
import { PagesOfList } from "@/components/ui/pages-of-list";
import { listAnnotations } from "@/lib/annotations/data";
import { loadAnnotationQuery } from "@/lib/annotations/query";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { readNow } from "@/lib/read-now";
import { loadTimePlace } from "@/lib/time-place";

export const metadata: Metadata = { title: "Annotations" };

export default async function AnnotationsPage({ searchParams }: PageProps<"/annotations">) {
  const [query, { cursor: place }] = await Promise.all([
    loadAnnotationQuery(searchParams),
    loadTimePlace(searchParams),
  ]);
  const actor = await requireActor();
  const { rows, counts, nextCursor } = await listAnnotations(actor, query, place);
  const isReadOnly = !can(actor.role, "comment:annotate");
  return (
    <PageFrame title="Annotations" acts={<AnnotationFiles query={query} isReadOnly={isReadOnly} />}>
      {query.naming && <SeeNamings />}
      <div className="flex min-h-full flex-col">
        <AnnotationFilters query={query} counts={counts} articleTitle={rows[0]?.articleTitle ?? null} />
        {isReadOnly && (
          <p className="px-4 pt-2 text-small text-muted sm:px-8">
            Your role, {actor.role}, reads and exports annotations. Moderators write, answer and import them:
            ask an admin of your desk.
          </p>
        )}
        {rows.length === 0 ? (
          <NoAnnotations query={query} isFirstPage={place === null} />
        ) : (
          <div className="max-w-[1280px] px-4 pb-8 sm:px-8">
            <AnnotationTable rows={rows} query={query} now={await readNow()} />
            <PagesOfList
              label="Pages of the list"
              top={listAddress(query)}
              nextCursor={nextCursor}
              isFirstPage={place === null}
              what="annotations"
              className="mt-3"
            />
          </div>
        )}
      </div>
    </PageFrame>
  );
}
