import type { Metadata } from "next";
import { ImportDesk } from "@/components/imports/import-desk";
import { ImportHints } from "@/components/imports/import-hints";
import { ImportHistory } from "@/components/imports/import-history";
import { isOver } from "@/components/imports/import-words";
import { ImportsCache } from "@/components/imports/imports-cache";
import { NothingUnderWay } from "@/components/imports/nothing-under-way";
import { ReadOnlyImports } from "@/components/imports/read-only-imports";
import { ThreadsDue } from "@/components/imports/threads-due";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { countThreadsDue, listImports } from "@/lib/imports/data";
import { loadImportQuery } from "@/lib/imports/query";
import { readNow } from "@/lib/read-now";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: PageProps<"/imports">) {
  const { before } = await loadImportQuery(searchParams);
  const actor = await requireActor();
  const newest = await listImports(actor);
  const shown = before === null ? newest : await listImports(actor, before);
  const active = newest.rows.filter((row) => !isOver(row));
  const earlier = { ...shown, rows: shown.rows.filter(isOver) };
  const history = (
    <>
      <ThreadsDue count={await countThreadsDue(actor)} />
      <ImportHistory page={earlier} isFirstPage={before === null} now={await readNow()} />
    </>
  );
  const nothing = <NothingUnderWay isFirst={newest.rows.length === 0} />;
  return (
    <PageFrame title="Imports">
      <ImportsCache>
        <div className="grid max-w-[1280px] grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-7 px-4 py-6 sm:px-8 lg:grid-cols-[340px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
          {can(actor.role, "import:run") ? (
            <ImportDesk active={active} nothing={nothing} hints={<ImportHints />} history={history} />
          ) : (
            <ReadOnlyImports role={actor.role} active={active} nothing={nothing} history={history} />
          )}
        </div>
      </ImportsCache>
    </PageFrame>
  );
}
