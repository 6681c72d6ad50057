import { Icon } from "@/components/ui/icon";
import { formatBytes, formatInteger } from "@/lib/format";
import type { ImportedFile, Listed } from "@/lib/imports/view";
import { FORMAT_WORDS } from "./format-words";
import { ReportSection } from "./report-section";
import { type Column, ReportTable } from "./report-table";

const COLUMNS: readonly Column<ImportedFile>[] = [
  { head: "Found", of: ({ found }) => found },
  { head: "New", of: ({ added }) => added, isStrong: true },
  { head: "Changed", of: ({ changed }) => changed, isWide: true },
  { head: "Gone", of: ({ gone }) => gone, isWide: true },
  { head: "Refused", of: ({ refused }) => refused, isWide: true },
];

/** What came of each file of an archive or a folder. */
export function ReportFiles({ files, moreHref }: { files: Listed<ImportedFile>; moreHref: string | null }) {
  return (
    <ReportSection id="files" title="Files" count={files.total} shown={files.rows.length} moreHref={moreHref}>
      <ReportTable
        label="Files"
        head="File"
        rows={files.rows}
        columns={COLUMNS}
        keyOf={({ number }) => String(number)}
        nameOf={(file) => (
          <>
            <span className="block truncate" title={file.path}>
              {file.path}
            </span>
            <span className="num block text-small text-muted">
              {file.format ? FORMAT_WORDS[file.format] : "unknown form"}, {formatBytes(file.bytes)}
              {file.refused > 0 && <span className="sm:hidden">, {formatInteger(file.refused)} refused</span>}
            </span>
            {file.failure && (
              <span className="flex gap-1.5 text-small [overflow-wrap:anywhere] whitespace-normal text-removed">
                <Icon name="remove" label="Refused" className="mt-px size-3.5" />
                <span>{file.failure}</span>
              </span>
            )}
          </>
        )}
      />
    </ReportSection>
  );
}
