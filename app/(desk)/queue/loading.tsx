import { Skeleton } from "@/components/ui/skeleton";

export default function QueueLoading() {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_var(--reading)] max-[760px]:grid-cols-1">
      <div className="min-w-0 overflow-hidden">
        <div className="h-11 border-b border-line" />
        <div className="h-7 border-b border-line" />
        <Skeleton rows={24} />
      </div>
      <div className="border-l border-line max-[760px]:hidden">
        <div className="h-11 border-b border-line" />
      </div>
    </div>
  );
}
