import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type AnnotationQuery, serializeAnnotationQuery } from "@/lib/annotations/query";
import { AnnotationImport } from "./annotation-import";

/** The list as a file, all of it, and files of annotations into the desk. */
export function AnnotationFiles({ query, isReadOnly }: { query: AnnotationQuery; isReadOnly: boolean }) {
  const exported = serializeAnnotationQuery("/annotations/export", query);
  const address = (format: string) => `${exported}${exported.includes("?") ? "&" : "?"}format=${format}`;
  return (
    <>
      <a href={address("csv")} download className={buttonClass("quiet")}>
        <Icon name="download" className="size-4 max-sm:hidden" />
        CSV
      </a>
      <a
        href={address("jsonld")}
        download
        className={buttonClass("quiet")}
        title="Web Annotations, as the W3C describes them"
      >
        <Icon name="download" className="size-4 max-sm:hidden" />
        JSON-LD
      </a>
      {!isReadOnly && <AnnotationImport />}
    </>
  );
}
