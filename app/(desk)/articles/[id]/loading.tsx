import { Skeleton } from "@/components/ui/skeleton";

export default function ConversationLoading() {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(360px,38%)] min-[1900px]:grid-cols-[minmax(0,1fr)_48.5%] max-[1100px]:grid-cols-[minmax(0,1fr)]">
      <div className="min-w-0 overflow-hidden">
        <div className="h-11 border-b border-line" />
        <Skeleton rows={20} />
      </div>
      <div className="border-l border-line max-[1100px]:hidden" />
    </div>
  );
}
