import { PageFrame } from "@/components/shell/page-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function AnnotationsLoading() {
  return (
    <PageFrame title="Annotations">
      <div className="h-11 border-b border-line" />
      <Skeleton rows={12} />
    </PageFrame>
  );
}
